#pragma once

#include <QString>

#include <vector>

namespace bhxh::training {

/// A BHXH office of the training world.
struct TrainingOffice
{
    QString code; ///< four digits
    QString name;
};

/// An invented member of staff.
struct TrainingStaffMember
{
    QString id;        ///< `StaffMember.id` of the contract and `sub` of the ID token, such as "nv-lan"
    QString loginHint; ///< such as "lan"
    QString name;
    TrainingOffice office;
    bool isCounter = false;
    bool isSupervisor = false;
};

/// The seven members whom the training central knows. Fixed, so a lesson can name them: office A has two counter
/// members (lan, hung), two supervisors (mai, duc) and one who is both (thao); office B has one of each (binh, quyen).
class StaffRoster
{
public:
    StaffRoster();

    [[nodiscard]] const std::vector<TrainingStaffMember>& members() const { return m_members; }
    /// Null where there is none; the pointer lives as long as the roster.
    [[nodiscard]] const TrainingStaffMember* byId(QStringView id) const;
    [[nodiscard]] const TrainingStaffMember* byLoginHint(QStringView loginHint) const;

    [[nodiscard]] static TrainingOffice officeA();
    [[nodiscard]] static TrainingOffice officeB();
    /// Offices without staff, whose register other citizens belong to.
    [[nodiscard]] static std::vector<TrainingOffice> otherOffices();
    /// By code among all of the above, or an office without a name.
    [[nodiscard]] static TrainingOffice office(QStringView code);

private:
    std::vector<TrainingStaffMember> m_members;
};

} // namespace bhxh::training
