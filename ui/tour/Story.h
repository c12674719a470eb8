#pragma once

#include "ui/tour/Hands.h"
#include "ui/tour/TourStory.h"
#include <QJsonObject>
#include <QMap>
#include <memory>

namespace bhxh::ui {

/// What the story learns on its way.
struct TourFacts
{
    QMap<int, QString> hints; ///< desk → login hint
    QString number;
    QString oldAddress;
    QString code;
};

/// What every chapter of a tour's story is told with: a step, the hands at a desk, what is to be seen there, and the
/// world around. The chapters are those of the class that is made of it.
class Story
{
public:
    explicit Story(TourWorld world) : m_world(std::move(world)) {}

protected:
    enum Desk { Counter, Supervisor, SecondSupervisor };
    using Act = std::function<void(const Tour::Finished&)>;
    using Look = std::function<QString()>;

    /// Steps are numbered in the order in which they are added.
    void add(const QString& who, const QString& name, const QString& does, const QString& expected, Act act, Look look,
             std::function<QWidget*()> picture);

    [[nodiscard]] Hands at(Desk desk) const { return Hands(m_world.window(desk)); }
    [[nodiscard]] Hands citizen() const { return Hands(m_world.display(Counter)); }
    [[nodiscard]] std::function<QWidget*()> windowOf(Desk desk) const;
    [[nodiscard]] std::function<QWidget*()> displayOfCounter() const;

    static Act now(std::function<bool()> deed);
    /// These widgets can be seen and used.
    static Look sees(std::function<Hands()> hands, const QStringList& widgets);
    /// The label holds these words. What it holds instead isn't told: it may be personal.
    static Look reads(std::function<Hands()> hands, const QString& label, const QString& words);
    static Look both(Look one, Look other);
    /// The counter's field holds this text. What it holds instead isn't told.
    [[nodiscard]] Look holds(const QString& field, const QString& text) const;

    /// One of the training central's loopback extras.
    void ask(const QByteArray& method, const QString& path, const QJsonObject& body,
             const std::function<void(const QJsonDocument&)>& then) const;
    /// As the citizen does: opens the newest mail and reads the code.
    void learnCode(const QString& to, const Tour::Finished& finished);
    [[nodiscard]] bool typeCode(const QString& code) const;

    TourWorld m_world;
    std::shared_ptr<TourFacts> m_facts = std::make_shared<TourFacts>();
    QList<Tour::Step> m_steps;
};

} // namespace bhxh::ui
