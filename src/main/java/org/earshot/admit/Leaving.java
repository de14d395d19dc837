package org.earshot.admit;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Shows somebody out: ends what was opened for them. */
@Component
class Leaving {
    private final AdmissionTable admissions;
    private final TokenTable tokens;
    private final ResetLinkTable links;
    private final ApplicationEventPublisher events;

    Leaving(AdmissionTable admissions, TokenTable tokens, ResetLinkTable links, ApplicationEventPublisher events) {
        this.admissions = admissions;
        this.tokens = tokens;
        this.links = links;
        this.events = events;
    }

    /** Ends all sessions. */
    void sessions(String user) {
        admissions.deleteAll(user);
        events.publishEvent(new SessionsEnded(user));
    }

    /** Ends all sessions, and every link to choose a password. */
    void passwords(String user) {
        sessions(user);
        links.deleteAll(user);
    }

    /** Ends all sessions, links and tokens. */
    void everything(String user) {
        passwords(user);
        tokens.deleteAll(user);
    }
}
