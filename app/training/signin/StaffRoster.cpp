#include "training/signin/StaffRoster.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

enum class Duty { Counter, Supervisor, Both };

TrainingStaffMember member(const QString& loginHint, const QString& name, const TrainingOffice& office, Duty duty)
{
    // The id differs from the hint, so that nobody takes the one for the other and gets away with it.
    return {.id = u"nv-"_s + loginHint,
            .loginHint = loginHint,
            .name = name,
            .office = office,
            .isCounter = duty != Duty::Supervisor,
            .isSupervisor = duty != Duty::Counter};
}

template <typename Matches>
const TrainingStaffMember* firstWhere(const std::vector<TrainingStaffMember>& members, Matches matches)
{
    const auto found = std::ranges::find_if(members, matches);
    return found == members.end() ? nullptr : &*found;
}

} // namespace

StaffRoster::StaffRoster()
    : m_members{
          member(u"lan"_s, u"Trần Thị Ngọc Lan"_s, officeA(), Duty::Counter),
          member(u"hung"_s, u"Nguyễn Mạnh Hùng"_s, officeA(), Duty::Counter),
          member(u"mai"_s, u"Đỗ Thị Tuyết Mai"_s, officeA(), Duty::Supervisor),
          member(u"duc"_s, u"Phạm Minh Đức"_s, officeA(), Duty::Supervisor),
          member(u"thao"_s, u"Lê Thị Phương Thảo"_s, officeA(), Duty::Both),
          member(u"binh"_s, u"Vũ Quốc Bình"_s, officeB(), Duty::Counter),
          member(u"quyen"_s, u"Huỳnh Thị Quyên"_s, officeB(), Duty::Supervisor),
      }
{}

const TrainingStaffMember* StaffRoster::byId(QStringView id) const
{
    return firstWhere(m_members, [id](const TrainingStaffMember& member) { return member.id == id; });
}

const TrainingStaffMember* StaffRoster::byLoginHint(QStringView loginHint) const
{
    return firstWhere(m_members,
                      [loginHint](const TrainingStaffMember& member) { return member.loginHint == loginHint; });
}

TrainingOffice StaffRoster::officeA()
{
    return {.code = u"0101"_s, .name = u"BHXH cơ sở Sông Mẫu"_s};
}

TrainingOffice StaffRoster::officeB()
{
    return {.code = u"7902"_s, .name = u"BHXH cơ sở Gò Thử"_s};
}

std::vector<TrainingOffice> StaffRoster::otherOffices()
{
    return {{.code = u"4803"_s, .name = u"BHXH cơ sở Bãi Tập"_s},
            {.code = u"6604"_s, .name = u"BHXH cơ sở Buôn Ví Dụ"_s},
            {.code = u"9205"_s, .name = u"BHXH cơ sở Rạch Học"_s}};
}

TrainingOffice StaffRoster::office(QStringView code)
{
    std::vector<TrainingOffice> offices = otherOffices();
    offices.push_back(officeA());
    offices.push_back(officeB());
    const auto found =
        std::ranges::find_if(offices, [code](const TrainingOffice& office) { return office.code == code; });
    return found == offices.end() ? TrainingOffice{.code = code.toString(), .name = {}} : *found;
}

} // namespace bhxh::training
