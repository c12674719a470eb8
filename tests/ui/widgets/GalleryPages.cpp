#include "GalleryPages.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/BigText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceRow.h"
#include "ui/widgets/CountdownLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/LoadingShape.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/widgets/StepsView.h"
#include "ui/widgets/TwoLineList.h"
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Now(QDate(2026, 11, 23), QTime(1, 30), Qt::UTC);
QDateTime now()
{
    return Now;
}

QHBoxLayout* rowOf(const QList<QWidget*>& widgets, bool stretch = true)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Small);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    if (stretch)
        row->addStretch(1);
    return row;
}

QWidget* whoCard()
{
    auto* card = new Card;
    auto* name = new TextLabel(u"Nguyễn Văn Mẫu"_s, TextStyle::Name);
    name->setWrapped(true);
    card->content()->addWidget(name);
    card->content()->addWidget(new TextLabel(u"Nam · 02/01/1990"_s, TextStyle::Body, ColourRole::TextMuted));
    card->addSeparator();
    auto* grid = new KeyValueGrid;
    grid->setLabelWidth(15);
    grid->setValue(u"bhxh"_s, u"Mã số BHXH"_s, u"012 345 6789"_s, {.copied = u"0123456789"_s, .strong = true});
    grid->setValue(u"id"_s, u"Số định danh"_s, u"001 090 999 999"_s,
                   {.copied = u"001090999999"_s, .note = u"Năm sinh không khớp số"_s, .noteTone = Tone::Caution});
    grid->setValue(u"card"_s, u"Thẻ BHYT"_s, u"DN 4 79 7999999999"_s);
    grid->setValue(u"office"_s, u"Cơ quan quản lý"_s, u"BHXH cơ sở A, phường Ổ Gà, thị xã Ễnh Ương"_s);
    grid->setValue(u"phone"_s, u"Điện thoại"_s, {});
    auto* account = new StatePill(Tone::Good, u"Hoạt động"_s);
    grid->setWidget(u"account"_s, u"Tài khoản"_s, account);
    card->content()->addWidget(grid);
    card->content()->addStretch(1);
    return card;
}

QWidget* emailCard()
{
    auto* card = new Card(u"Email đăng ký"_s);
    card->addTrailing(new StatePill(Tone::Good, u"Đã xác minh · 12/03/2026"_s));
    auto* value = new MaskedValue(u"l***n@g***.com"_s);
    value->setTextStyle(TextStyle::Section);
    card->content()->addWidget(value);
    auto* change = new ActionButton(u"Sửa email"_s);
    change->setIconName(IconName::Pencil);
    change->setKey(Qt::Key_F3);
    card->content()->addLayout(rowOf({change}));
    return card;
}

QWidget* resetCard()
{
    auto* card = new Card(u"Cấp lại mật khẩu"_s);
    card->setActive(true);
    auto* steps = new StepsView;
    steps->setSteps({{u"Gửi mã"_s, Step::State::Past, u"08:21 · đã đến hộp thư"_s},
                     {u"Ông/bà nhập mã"_s, Step::State::Present, u"đang đợi từ 08:21"_s},
                     {u"Đã gửi mật khẩu"_s, Step::State::ToCome, {}}});
    card->content()->addWidget(steps);
    auto* valid = new CountdownLabel(now);
    valid->setPattern(u"Mã còn hiệu lực %1"_s);
    valid->setEnd(Now.addSecs(581));
    auto* resend = new CountdownLabel(now);
    resend->setPattern(u"gửi lại sau %1"_s);
    resend->setCautious(false);
    resend->setEnd(Now.addSecs(38));
    card->content()->addLayout(rowOf({valid, resend}));
    auto* again = new ActionButton(u"Gửi lại mã"_s);
    again->setIconName(IconName::Refresh);
    again->setEnabled(false);
    auto* show = new ActionButton(u"Mở ô nhập mã trên màn hình ông/bà"_s, ActionButton::Kind::Primary);
    show->setIconName(IconName::Display);
    show->setKey(Qt::Key_F6);
    card->content()->addLayout(rowOf({show, again, new ActionButton(u"Dừng lại"_s, ActionButton::Kind::Danger)}));
    return card;
}

TwoLineList* queue()
{
    auto* list = new TwoLineList(now);
    list->setItems({
        {u"a"_s,
         u"Nguyễn Thị Ễnh"_s,
         u"012 345 6789"_s,
         u"l***n@g***.com → l***n@gmail.com · Trần Thị Lan"_s,
         Now.addSecs(-20),
         {}},
        {u"b"_s,
         u"Đặng Đình Đức"_s,
         u"079 999 9999"_s,
         u"chưa có email → d***c@yahoo.com · Lê Văn Ổn"_s,
         Now.addSecs(-180),
         {{Tone::Caution, u"mới đổi gần đây"_s, IconName::History},
          {Tone::Bad, u"nhiều người dùng chung"_s, IconName::Users}}},
        {u"c"_s,
         u"Lý Thị Mẫu"_s,
         u"001 234 5678"_s,
         u"m***u@vnn.vn → m***u@gmail.com · Trần Thị Lan"_s,
         Now.addSecs(-2 * 3600),
         {{Tone::Caution, u"ngoài giờ làm việc"_s, IconName::Clock}}},
        {u"d"_s,
         u"Phạm Văn Thử"_s,
         u"098 765 4321"_s,
         u"đã duyệt · Hoàng Thị Duyệt"_s,
         Now.addDays(-1),
         {{Tone::Good, u"đã duyệt"_s}},
         true},
    });
    list->setCurrentId(u"b"_s);
    return list;
}

QWidget* formCard()
{
    auto* card = new Card(u"Sửa email"_s);
    auto* address = new QLineEdit(u"lan.nguyen@gmial.com"_s);
    auto* field = new FieldRow(u"&Địa chỉ email mới"_s, address);
    field->setRequired(true);
    field->setCaution(u"Có phải gmail.com?"_s, u"Dùng lan.nguyen@gmail.com"_s);
    card->content()->addWidget(field);
    auto* wrong = new FieldRow(u"&Số tờ khai"_s, new QLineEdit(u"02-SĐ"_s));
    wrong->setError(u"Thiếu số tờ khai. Nhập số ghi ở góc trên bên phải."_s);
    auto* date = new QDateEdit(QDate(2026, 11, 23));
    date->setDisplayFormat(u"dd/MM/yyyy"_s);
    auto* day = new FieldRow(u"Ngà&y ký"_s, date);
    day->setHint(u"Ngày ghi trên tờ khai"_s);
    card->content()->addLayout(rowOf({wrong, day}, false));
    auto* papers = new ChoiceRow;
    papers->addChoice(u"02/SĐ-GD"_s);
    papers->addChoice(u"TK1-TS"_s);
    papers->setCurrentIndex(1);
    auto* paper = new FieldRow(u"Mẫu tờ khai"_s, papers);
    paper->setNoteLines(0);
    auto* who = new ChoiceRow;
    who->addChoice(u"Chính chủ"_s, IconName::User);
    who->addChoice(u"Người được ủy quyền"_s, IconName::Users);
    auto* presented = new FieldRow(u"Người nộp"_s, who);
    presented->setNoteLines(0);
    card->content()->addLayout(rowOf({paper, presented}));
    auto* seen = new QCheckBox(u"Đã đối chiếu ảnh trên thẻ với người nộp"_s);
    seen->setChecked(true);
    auto* other = new QCheckBox(u"Ghi nhận thêm số điện thoại"_s);
    auto* off = new QCheckBox(u"Không dùng được"_s);
    off->setEnabled(false);
    card->content()->addLayout(rowOf({seen, other, off}));
    auto* first = new QRadioButton(u"Thẻ căn cước"_s);
    first->setChecked(true);
    card->content()->addLayout(rowOf({first, new QRadioButton(u"Hộ chiếu"_s)}));
    auto* good = new FieldRow(u"Tỉnh/thành phố"_s, new QComboBox);
    qobject_cast<QComboBox*>(good->field())->addItem(u"Thành phố Hồ Chí Minh"_s);
    good->setGood(u"Khớp với hồ sơ"_s);
    card->content()->addWidget(good);
    auto* send = new ActionButton(u"Gửi mã đến l***n@g***.com"_s, ActionButton::Kind::Primary);
    send->setIconName(IconName::Mail);
    auto* busy = new ActionButton(u"Gửi phê duyệt"_s, ActionButton::Kind::Primary);
    busy->setIconName(IconName::Check);
    busy->setBusy(true, u"Đang gửi"_s);
    auto* dead = new ActionButton(u"Gửi phê duyệt"_s, ActionButton::Kind::Primary);
    dead->setEnabled(false);
    card->content()->addLayout(rowOf({send, busy, dead, new ActionButton(u"Hủy"_s)}));
    card->content()->addStretch(1);
    return card;
}

} // namespace

QWidget* deskPage()
{
    auto* desk = new QWidget;
    auto* outer = new QVBoxLayout(desk);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    auto* rail = new Rail;
    rail->addPlace(IconName::Search, u"Tra cứu"_s);
    rail->setBadge(rail->addPlace(IconName::Approve, u"Phê duyệt"_s), 3);
    rail->addPlace(IconName::Journal, u"Nhật ký"_s);
    rail->addPlaceAtEnd(IconName::SelfTest, u"Tự kiểm tra"_s);
    rail->addPlaceAtEnd(IconName::Settings, u"Cài đặt"_s);
    middle->addWidget(rail);
    auto* page = new QVBoxLayout;
    page->setContentsMargins(space::Wide, space::Large, space::Wide, space::Large);
    page->setSpacing(space::Medium);
    auto* search = new SearchField;
    search->setPlaceholderText(u"Mã số BHXH, số định danh, thẻ BHYT, hoặc họ tên + năm sinh"_s);
    search->setText(u"012 345 6789"_s);
    search->setRecognised(u"Mã số BHXH"_s);
    auto* purpose = new QComboBox;
    purpose->addItems({u"Cấp lại mật khẩu"_s, u"Sửa email"_s});
    auto* file = new QLineEdit;
    file->setPlaceholderText(u"Mã hồ sơ"_s);
    file->setFixedWidth(160);
    page->addLayout(rowOf({search, purpose, file}, false));
    auto* bar = new MessageBar;
    page->addWidget(bar);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(space::Large);
    auto* who = whoCard();
    who->setFixedWidth(400);
    cards->addWidget(who);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::Medium);
    right->addWidget(emailCard());
    right->addWidget(resetCard());
    right->addStretch(1);
    cards->addLayout(right, 1);
    page->addLayout(cards, 1);
    middle->addLayout(page, 1);
    outer->addLayout(middle, 1);
    auto* strip = new StatusStrip;
    strip->setPart(StatusStrip::Place::Left, u"who"_s, u"BHXH cơ sở A · Trần Thị Lan (cán bộ tiếp nhận)"_s,
                   IconName::User);
    strip->setPart(StatusStrip::Place::Right, u"line"_s, u"Trực tuyến"_s, IconName::Online, Tone::Good);
    strip->setPart(StatusStrip::Place::Right, u"saved"_s, u"dữ liệu lưu 08:12"_s, IconName::History);
    auto* lock = new ActionButton(u"Khóa"_s, ActionButton::Kind::Link);
    lock->setIconName(IconName::Lock);
    strip->addButton(lock);
    outer->addWidget(strip);
    return desk;
}

QWidget* partsPage()
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(space::Wide, space::Large, space::Wide, space::Large);
    grid->setSpacing(space::Large);
    auto* messages = new QVBoxLayout;
    messages->setSpacing(space::Small);
    const auto add = [&](Tone tone, const QString& text, const QString& code, const QStringList& actions) {
        auto* bar = new MessageBar;
        bar->setMessage(tone, text, code, actions);
        messages->addWidget(bar);
    };
    add(Tone::Bad, u"Mã không đúng. Mời ông/bà kiểm tra thư mới nhất và nhập lại; còn 2 lần."_s, u"Mã 415"_s,
        {u"Gửi lại mã"_s});
    add(Tone::Caution,
        u"Chưa biết đã gửi hay chưa: đường truyền đứt khi đang đợi trả lời. Bấm “Hỏi lại” để biết kết quả; không có gì được gửi lần thứ hai."_s,
        u"Mã 210"_s, {u"Hỏi lại"_s, u"Để sau"_s});
    grid->addLayout(messages, 0, 0, 1, 2);
    grid->addWidget(formCard(), 1, 0);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::Large);
    auto* list = queue();
    right->addWidget(list, 1);
    auto* pills = new Card(u"Trạng thái"_s);
    pills->content()->addLayout(rowOf(
        {new StatePill(Tone::Good, u"đã xác minh"_s), new StatePill(Tone::Caution, u"chờ duyệt"_s, IconName::Hourglass),
         new StatePill(Tone::Bad, u"thư bị trả lại"_s, IconName::MailBounced),
         new StatePill(Tone::Info, u"đã gửi"_s, IconName::Mail), new StatePill(Tone::Neutral, u"chưa có"_s)}));
    auto* steps = new StepsView;
    steps->setSteps({{u"Gửi mã"_s, Step::State::Past, u"08:21"_s},
                     {u"Nhập mã"_s, Step::State::Failed, u"hết 5 lần · 08:25"_s},
                     {u"Gửi mật khẩu"_s, Step::State::ToCome, {}}});
    pills->content()->addWidget(steps);
    auto* progress = new QProgressBar;
    progress->setTextVisible(false);
    progress->setValue(62);
    pills->content()->addWidget(progress);
    right->addWidget(pills);
    auto* table = new QTableWidget(3, 3);
    table->setHorizontalHeaderLabels({u"Lúc"_s, u"Cán bộ"_s, u"Việc"_s});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setShowGrid(false);
    table->setMaximumHeight(150);
    for (int i = 0; i < 3; ++i) {
        table->setItem(i, 0, new QTableWidgetItem(u"08:2%1"_s.arg(i)));
        table->setItem(i, 1, new QTableWidgetItem(u"Trần Thị Lan"_s));
        table->setItem(i, 2, new QTableWidgetItem(u"tra cứu *******789"_s));
    }
    table->selectRow(1);
    right->addWidget(table);
    grid->addLayout(right, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    return page;
}

QWidget* statesPage()
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(space::Wide, space::Wide, space::Wide, space::Wide);
    grid->setSpacing(space::Large);
    auto* empty = new Card;
    auto* nothing = new EmptyState(IconName::Approve, u"Chưa có yêu cầu nào chờ duyệt"_s);
    nothing->setHint(u"Yêu cầu mới của văn phòng hiện ra ở đây trong vòng hai giây."_s);
    nothing->setAction(u"Xem nhật ký hôm nay"_s, IconName::Journal);
    empty->content()->addWidget(nothing);
    grid->addWidget(empty, 0, 0);
    for (const auto shape : {LoadingShape::Shape::Lines, LoadingShape::Shape::Rows}) {
        auto* loading = new Card(shape == LoadingShape::Shape::Lines ? u"Đang tra cứu"_s : u"Hàng đợi"_s);
        auto* bars = new LoadingShape(shape, 4);
        bars->start();
        loading->content()->addWidget(bars);
        loading->content()->addStretch(1);
        grid->addWidget(loading, 0, shape == LoadingShape::Shape::Lines ? 1 : 2);
    }
    auto* buttons = new Card(u"Nút"_s);
    for (const auto kind : {ActionButton::Kind::Primary, ActionButton::Kind::Quiet, ActionButton::Kind::Danger,
                            ActionButton::Kind::Link}) {
        auto* one = new ActionButton(u"&Phê duyệt"_s, kind);
        one->setIconName(IconName::Check);
        auto* keyed = new ActionButton(u"Từ chối"_s, kind);
        keyed->setKey(QKeySequence(u"Ctrl+R"_s));
        auto* busy = new ActionButton(u"Gửi"_s, kind);
        busy->setBusy(true, u"Đang gửi"_s);
        auto* dead = new ActionButton(u"Không dùng được"_s, kind);
        dead->setEnabled(false);
        buttons->content()->addLayout(rowOf({one, keyed, busy, dead}));
    }
    buttons->content()->addStretch(1);
    grid->addWidget(buttons, 1, 0, 1, 2);
    auto* words = new Card(u"Ghi chú"_s);
    auto* note = new QPlainTextEdit(u"Ông/bà Ổn trình bày: ỄỔỆỘẶẪ đều đọc được."_s);
    words->content()->addWidget(note);
    auto* combo = new QComboBox;
    combo->setPlaceholderText(u"Lý do từ chối"_s);
    combo->addItem(u"Giấy tờ không khớp"_s);
    combo->setCurrentIndex(-1);
    words->content()->addWidget(combo);
    auto* plain = new QPushButton(u"Nút thường"_s);
    plain->setDefault(true);
    words->content()->addLayout(rowOf({plain, new QPushButton(u"Hủy"_s)}));
    grid->addWidget(words, 1, 2);
    return page;
}

/// What the citizen sees: three things at most.
QWidget* citizenPage(bool code)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(64, 48, 64, 48);
    column->setSpacing(space::Page);
    column->addWidget(new TextLabel(u"Bảo hiểm xã hội cơ sở A"_s, TextStyle::Display, ColourRole::TextMuted), 0,
                      Qt::AlignHCenter);
    column->addStretch(1);
    if (code) {
        column->addWidget(new BigText(u"Mời ông/bà nhập mã 6 chữ số trong thư vừa nhận"_s));
        auto* entry = new BigCodeEntry(6);
        entry->setObjectName(u"code"_s);
        entry->setFont([] {
            QFont font = Theme::figureFont(TextStyle::Display);
            font.setPointSizeF(36);
            return font;
        }());
        column->addWidget(entry, 0, Qt::AlignHCenter);
        auto* wrong = new BigCodeEntry(6);
        wrong->setObjectName(u"wrong"_s);
        column->addWidget(wrong, 0, Qt::AlignHCenter);
    } else {
        column->addWidget(new BigText(u"Đây có phải địa chỉ email của ông/bà không?"_s));
        auto* address = new BigText(u"nguyen.thi.enh.uong.1990@dichvu-congtrinh.example.com.vn"_s);
        address->setAddress(true);
        address->setStrong(true);
        address->setSizes(28, 44);
        column->addWidget(address);
        auto* yes = new BigText(u"Xin kiểm tra từng chữ, rồi nói với cán bộ tiếp nhận."_s);
        yes->setMuted(true);
        yes->setSizes(28, 28);
        column->addWidget(yes);
    }
    column->addStretch(2);
    return page;
}
