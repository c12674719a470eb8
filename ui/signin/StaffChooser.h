#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace bhxh::ui {

class TextLabel;

/// One invented member of staff of the training central.
struct StaffChoice
{
    QString loginHint;
    QString name;
    QString office;
    bool counter = false;
    bool supervisor = false;
};

/// The class room's "browser": a small window with the training staff, one button each, grouped by office. Closed
/// without a choice, the sign-in goes on waiting, as with a browser.
class StaffChooser : public QWidget
{
    Q_OBJECT
public:
    explicit StaffChooser(QWidget* parent = nullptr);

    /// Shows the window with these people. An empty list says that the training central didn't answer.
    void offer(const QList<StaffChoice>& staff);

signals:
    void chosen(const QString& loginHint);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void render();
    void addOffice(const QString& office);

    QList<StaffChoice> m_staff;
    TextLabel* m_title;
    TextLabel* m_explanation;
    QWidget* m_people = nullptr;
    QVBoxLayout* m_column;
};

} // namespace bhxh::ui
