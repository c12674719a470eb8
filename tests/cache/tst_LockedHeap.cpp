#include "cache/LockedHeap.h"
#include "cache/LockedPages.h"
#include "cache/NameIndex.h"
#include <QFile>
#include <QTest>
#include <algorithm>
#include <cstring>
#include <sys/resource.h>

using namespace bhxh::cache;
using namespace Qt::StringLiterals;

namespace {

constexpr size_t mebibyte = size_t(1) << 20;

/// What the kernel says of the pages at this address ("rd wr mr mw me ac lo dd").
QByteArrayList flagsAt(const void* address)
{
    QFile maps(u"/proc/self/smaps"_s);
    if (!maps.open(QIODevice::ReadOnly))
        return {};
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool isHere = false;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList range = line.left(line.indexOf(' ')).split('-');
        bool isRange = range.size() == 2;
        const quintptr from = isRange ? range.first().toULongLong(&isRange, 16) : 0;
        if (isRange)
            isHere = from <= wanted && wanted < range.last().toULongLong(nullptr, 16);
        else if (isHere && line.startsWith("VmFlags:"))
            return line.mid(8).simplified().split(' ');
    }
    return {};
}

/// Sanitizers take mlock() for themselves and do nothing.
bool canLock()
{
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    return true;
#endif
}

void limitLocking(rlim_t bytes)
{
    const rlimit limit = {bytes, bytes};
    QVERIFY(setrlimit(RLIMIT_MEMLOCK, &limit) == 0);
}

} // namespace

class tst_LockedHeap : public QObject
{
    Q_OBJECT

private slots:
    void isInNoCoreFileAndNotSwapped_data();
    void isInNoCoreFileAndNotSwapped();
    void whatIsGivenBackIsOverwritten();
    void whatIsLongLeavesRoomForOthers();
    void raisesWhatMayBeLocked();
    void worksWithoutLocking();

private:
    LockedHeap& m_heap = LockedHeap::shared();
};

void tst_LockedHeap::isInNoCoreFileAndNotSwapped_data()
{
    QTest::addColumn<size_t>("size");
    QTest::newRow("a few letters") << size_t(40);
    QTest::newRow("a record") << size_t(165);
    QTest::newRow("a column") << mebibyte + 1;
}

void tst_LockedHeap::isInNoCoreFileAndNotSwapped()
{
    QFETCH(const size_t, size);
    const auto before = m_heap.amount();
    void* const memory = m_heap.take(size);
    std::memset(memory, 'x', size);
    const QByteArrayList first = flagsAt(memory);
    const QByteArrayList last = flagsAt(static_cast<char*>(memory) + size - 1);
    const auto amount = m_heap.amount();
    m_heap.giveBack(memory, size);
    QVERIFY(first.contains("dd") && last.contains("dd"));
    QVERIFY(amount.held >= before.held + size);
    if (canLock() && lockedpages::limit() >= 4 * mebibyte) {
        QVERIFY(amount.isAllLocked());
        QVERIFY(first.contains("lo") && last.contains("lo"));
    }
    QCOMPARE(m_heap.amount().held, before.held);
    QCOMPARE(m_heap.amount().locked, before.locked);
}

void tst_LockedHeap::whatIsGivenBackIsOverwritten()
{
    void* const beside = m_heap.take(64); // keeps the block
    auto* const text = static_cast<char*>(m_heap.take(64));
    std::memset(text, 'x', 64);
    m_heap.giveBack(text, 64);
    QCOMPARE(std::count(text, text + 64, 'x'), 0);
    QCOMPARE(m_heap.take(64), static_cast<void*>(text)); // and used again
    m_heap.giveBack(text, 64);
    m_heap.giveBack(beside, 64);
}

void tst_LockedHeap::whatIsLongLeavesRoomForOthers()
{
    const size_t limit = lockedpages::limit();
    if (limit > 1024 * mebibyte)
        QSKIP("this user may lock as much as they like");
    const size_t size = limit + 16 * mebibyte;
    void* const column = m_heap.take(size);
    const auto withColumn = m_heap.amount();
    void* const text = m_heap.take(40);
    const bool isTextLocked = m_heap.amount().locked > withColumn.locked;
    m_heap.giveBack(text, 40);
    m_heap.giveBack(column, size);
    QVERIFY(!withColumn.isAllLocked());
    QVERIFY(withColumn.locked + mebibyte <= limit); // keys and tokens can still be
    QVERIFY(isTextLocked || limit < 2 * mebibyte);
}

void tst_LockedHeap::raisesWhatMayBeLocked()
{
    rlimit before = {};
    QVERIFY(getrlimit(RLIMIT_MEMLOCK, &before) == 0);
    const rlimit lowered = {0, before.rlim_max};
    QVERIFY(setrlimit(RLIMIT_MEMLOCK, &lowered) == 0);
    QCOMPARE(lockedpages::limit(), before.rlim_max);
}

/// The last one: what is allowed no more stays so.
void tst_LockedHeap::worksWithoutLocking()
{
    limitLocking(0);
    QCOMPARE(lockedpages::limit(), 0);
    {
        NameIndex index;
        index.expect(100'000);
        for (quint32 row = 1; row <= 1000; ++row)
            index.put(row, "Nguyễn Văn " + QByteArray(1, static_cast<char>('A' + row % 26)) + QByteArray::number(row),
                      0);
        QCOMPARE(index.search(NameQuery::read(u"nguyen"_s, QDate(2026, 11, 25))).best.size(), NameIndex::mostHits);
        const auto amount = m_heap.amount();
        QVERIFY(amount.held > 3 * 400'000);
        QCOMPARE(amount.locked, 0);
        QVERIFY(!amount.isAllLocked());
    }
    QCOMPARE(m_heap.amount().held, 0);
}

QTEST_GUILESS_MAIN(tst_LockedHeap)
#include "tst_LockedHeap.moc"
