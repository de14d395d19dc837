package org.earshot.fetch;

import java.time.Instant;

/** Calls an API whose token has to be fetched first; a token that is refused is fetched anew, once. */
public final class SignedCalls {
    private final Fetcher fetcher;
    private final Sessions sessions;
    private final TokenGrant grant;
    private final Instant now;

    /** Calls through the fetcher, with the session that the grant opens. */
    public SignedCalls(Fetcher fetcher, Sessions sessions, TokenGrant grant, Instant now) {
        this.fetcher = fetcher;
        this.sessions = sessions;
        this.grant = grant;
        this.now = now;
    }

    /** What the API answers; where no session could be opened, what the place that opens it answered. */
    public Answer call(Request request) {
        Sessions.Opened opened = sessions.open(grant.account(), now, grant);
        if (!(opened instanceof Sessions.Opened.Open open)) {
            return ((Sessions.Opened.Shut) opened).answer();
        }
        Answer answer = signed(request, open.session());
        boolean expired = answer instanceof Answer.Answered answered && answered.status() == 401;
        if (!expired) {
            return answer;
        }
        sessions.forget(grant.account(), open.session().token());
        Sessions.Opened again = sessions.open(grant.account(), now, grant);
        return again instanceof Sessions.Opened.Open fresh
                ? signed(request, fresh.session())
                : ((Sessions.Opened.Shut) again).answer();
    }

    private Answer signed(Request request, Sessions.Session session) {
        return fetcher.fetch(request.header("Authorization", "Bearer " + session.token()));
    }
}
