#include "domain/Failure.h"

#include <QDebug>

namespace bhxh::domain {

QDebug operator<<(QDebug debug, const Failure& failure)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Failure(" << static_cast<int>(failure.code);
    if (failure.httpStatus)
        debug << ", HTTP " << *failure.httpStatus;
    debug << ')';
    return debug;
}

} // namespace bhxh::domain
