#include "central/Transport.h"

#include "central/Call.h"
#include "central/LineFailures.h"
#include "central/Tokens.h"

namespace bhxh::central {

Transport::Transport(Place place, CentralClock& clock, Tokens& tokens, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_clock(clock), m_tokens(tokens), m_line(m_place.http2)
{
    connect(&tokens, &Tokens::ended, this, &Transport::signedOutByCentral);
}

Transport::~Transport()
{
    // While the line still stands, so that every call ends by itself.
    const QObjectList calls = children();
    qDeleteAll(calls);
}

Call* Transport::begin(Request request, std::function<void(domain::Outcome<Received>)> finish)
{
    return new Call(*this, std::move(request), std::move(finish));
}

void Transport::start(Call* call)
{
    call->start();
}

void Transport::abort(Call* call)
{
    call->abort();
}

QObject* Transport::asObject(Call* call)
{
    return call;
}

domain::Failure Transport::unread(const domain::Failure& failure, bool isWrite)
{
    if (!isWrite)
        return failure;
    domain::Failure unknown = outcomeUnknown();
    unknown.fact = failure.fact;
    return unknown;
}

void Transport::endAll()
{
    const QObjectList calls = children();
    for (QObject* call : calls)
        static_cast<Call*>(call)->abort();
}

void Transport::tellAnswered()
{
    emit answered();
}

void Transport::tellLineFailed(domain::FailureCode code)
{
    emit lineFailed(code);
}

void Transport::tellArriving()
{
    emit arriving();
}

void Transport::tellDoubt()
{
    emit lineDoubted();
}

} // namespace bhxh::central
