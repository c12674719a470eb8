// Fills blocks of every kind with a marker, lets them go, and looks for the marker in all of its own memory.
//   heap_probe nothing-left | all-left          exit code 0: so it is
#include "secret/SecretBytes.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

constexpr size_t markerSize = 24;
constexpr unsigned char veil = 0x5a;

/// The marker of a case stands nowhere but in what the case fills: it is made letter by letter, and looked for veiled.
unsigned char markerByte(int number, size_t at, unsigned char under)
{
    const auto letter = static_cast<unsigned char>('A' + (at * 7 + static_cast<size_t>(number) * 11 + at * at) % 26);
    return letter ^ under;
}

void fill(char* into, size_t size, int number)
{
    for (size_t i = 0; i < size; ++i)
        into[i] = static_cast<char>(markerByte(number, i % markerSize, 0));
}

void fill(QChar* into, size_t size, int number)
{
    for (size_t i = 0; i < size; ++i)
        into[i] = QLatin1Char(static_cast<char>(markerByte(number, i % markerSize, 0)));
}

/// Width 2: as UTF-16.
bool isMarker(const unsigned char* bytes, int number, size_t width)
{
    for (size_t i = 0; i < markerSize; ++i) {
        if ((bytes[i * width] ^ veil) != markerByte(number, i, veil) || (width == 2 && bytes[i * width + 1] != 0))
            return false;
    }
    return true;
}

std::array<unsigned char, 1 << 16> window;

bool isIn(int memory, size_t begin, size_t end, int number)
{
    constexpr size_t overlap = markerSize * 2;
    const auto own = reinterpret_cast<size_t>(window.data());
    for (size_t at = begin; at < end; at += window.size() - overlap) {
        if (at < own + window.size() && at + window.size() > own)
            continue;
        const ssize_t got = pread(memory, window.data(), std::min(window.size(), end - at), static_cast<off_t>(at));
        for (ssize_t i = 0; i + static_cast<ssize_t>(overlap) <= got; ++i) {
            if (isMarker(&window.at(static_cast<size_t>(i)), number, 1) ||
                isMarker(&window.at(static_cast<size_t>(i)), number, 2))
                return true;
        }
    }
    return false;
}

/// Read without the heap: what looks must not disturb what it looks at.
bool isInMemory(int number)
{
    static std::array<char, 1 << 18> maps;
    const int list = open("/proc/self/maps", O_RDONLY);
    size_t length = 0;
    for (ssize_t got = 1; got > 0 && length + 1 < maps.size(); length += static_cast<size_t>(got))
        got = std::max<ssize_t>(0, read(list, &maps.at(length), maps.size() - 1 - length));
    close(list);
    maps.at(length) = '\0';

    const int memory = open("/proc/self/mem", O_RDONLY);
    bool found = false;
    for (const char* line = maps.data(); line != nullptr && *line != '\0' && !found;) {
        char* after = nullptr;
        const size_t begin = std::strtoull(line, &after, 16);
        const size_t end = std::strtoull(after + 1, &after, 16);
        found = after[1] == 'r' && isIn(memory, begin, end, number);
        line = std::strchr(line, '\n');
        line = line == nullptr ? nullptr : line + 1;
    }
    close(memory);
    return found;
}

struct Case
{
    const char* name;
    std::function<void(int number)> leave; ///< fills and frees
};

const std::vector<Case> cases{
    {"malloc and free",
     [](int n) {
         auto* block = static_cast<char*>(std::malloc(700));
         fill(block, 700, n);
         std::free(block);
     }},
    {"QByteArray, small",
     [](int n) {
         QByteArray bytes(120, '\0');
         fill(bytes.data(), 120, n);
     }},
    {"QByteArray, 100 kB",
     [](int n) {
         QByteArray bytes(100'000, '\0');
         fill(bytes.data(), 100'000, n);
     }},
    {"QString",
     [](int n) {
         QString text(300, QChar());
         fill(text.data(), 300, n);
     }},
    {"QString that grew",
     [](int n) {
         QString text(200, QChar());
         fill(text.data(), 200, n);
         const QByteArray wall(64, '\0');
         for (int i = 0; i < 4000; ++i)
             text.append(QLatin1Char('.'));
         fill(text.data(), 200, 99);
     }},
    {"a copy that Qt made",
     [](int n) {
         QByteArray bytes(400, '\0');
         fill(bytes.data(), 400, n);
         const QString text = QString::fromLatin1(bytes);
         const QByteArray again = text.toUtf8();
         Q_UNUSED(again)
     }},
    {"JSON that Qt read",
     [](int n) {
         QByteArray bytes(400, '\0');
         fill(bytes.data(), 400, n);
         const auto read = QJsonDocument::fromJson("{\"a\":\"" + bytes + "\"}");
         if (read.object().isEmpty())
             std::abort();
     }},
    {"std::string and delete",
     [](int n) {
         auto text = std::make_unique<std::string>(500, '\0');
         fill(text->data(), 500, n);
     }},
    {"realloc that moves",
     [](int n) {
         auto* block = static_cast<char*>(std::malloc(600));
         auto* wall = std::malloc(64);
         fill(block, 600, n);
         block = static_cast<char*>(std::realloc(block, 60'000));
         std::memset(block, 0, 60'000);
         std::free(block);
         std::free(wall);
     }},
    {"realloc that cuts",
     [](int n) {
         auto* block = static_cast<char*>(std::malloc(4000));
         fill(block, 4000, n);
         block = static_cast<char*>(std::realloc(block, 100));
         std::memset(block, 0, 100);
         std::free(block);
     }},
    {"reallocarray",
     [](int n) {
         auto* block = static_cast<char*>(std::malloc(800));
         auto* wall = std::malloc(64);
         fill(block, 800, n);
         block = static_cast<char*>(reallocarray(block, 100, 900));
         std::memset(block, 0, 90'000);
         std::free(block);
         std::free(wall);
     }},
    {"aligned_alloc",
     [](int n) {
         auto* block = static_cast<char*>(std::aligned_alloc(256, 1024));
         fill(block, 1024, n);
         std::free(block);
     }},
    {"aligned new",
     [](int n) {
         struct alignas(128) Wide
         {
             char bytes[512];
         };
         auto wide = std::make_unique<Wide>();
         fill(wide->bytes, 512, n);
     }},
    {"a thread that ended",
     [](int n) {
         std::thread([n] {
             auto* block = static_cast<char*>(std::malloc(900));
             fill(block, 900, n);
             std::free(block);
         }).join();
     }},
};

/// Each in a child of its own, so that no case frees into, or takes, what another left.
bool leavesSomething(size_t number)
{
    const pid_t child = fork();
    if (child == 0) {
        cases.at(number).leave(static_cast<int>(number));
        bhxh::secret::overwriteStack();
        _exit(isInMemory(static_cast<int>(number)) ? 1 : 0);
    }
    int status = -1;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status))
        std::abort();
    return WEXITSTATUS(status) == 1;
}

/// A search that finds nothing proves nothing, unless it finds what is there.
bool findsWhatIsThere()
{
    static std::array<char, 100> kept;
    fill(kept.data(), kept.size(), 77);
    return isInMemory(77) && !isInMemory(78);
}

} // namespace

int main(int count, char* arguments[])
{
    const bool expected = count > 1 && std::strcmp(arguments[1], "all-left") == 0;
    if (!findsWhatIsThere()) {
        std::printf("the search finds nothing\n");
        return 2;
    }
    int wrong = 0;
    for (size_t i = 0; i < cases.size(); ++i) {
        const bool left = leavesSomething(i);
        wrong += left == expected ? 0 : 1;
        std::printf("%-24s %s%s\n", cases.at(i).name, left ? "left" : "gone", left == expected ? "" : "   <-- WRONG");
    }
    return wrong == 0 ? 0 : 1;
}
