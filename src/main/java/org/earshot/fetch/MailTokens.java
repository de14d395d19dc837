package org.earshot.fetch;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Has what a mail server wants to be told at the sign-in: the password, or an access token. A token is kept until shortly before it
 * ends and used for reading, waiting and sending alike; one that a server refuses is thrown away and fetched anew, once.
 */
@Component
public final class MailTokens {
    private final Fetcher fetcher;
    private final Sessions sessions;
    private final Clock clock;

    /** Keeps its tokens among the sessions. */
    public MailTokens(Fetcher fetcher, Sessions sessions, Clock clock) {
        this.fetcher = fetcher;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Signs in at a place.
     *
     * @throws Ungranted where there is no token to sign in with
     */
    <L> L signIn(MailPlace place, Entry<L> entry) throws MessagingException {
        if (place.key() instanceof MailKey.Password password) {
            return entry.enter(password.secret());
        }
        MailKey.Grant key = (MailKey.Grant) place.key();
        TokenGrant grant = new TokenGrant(fetcher, key.endpoint(), key.form(), Map.of(), clock.instant());
        String first = token(key, grant);
        try {
            return entry.enter(first);
        } catch (MessagingException e) {
            if (MailTrouble.of(e, place).kind() != MailTrouble.Kind.ACCESS) {
                throw e;
            }
        }
        sessions.forget(grant.account(), first);
        return entry.enter(token(key, grant));
    }

    private String token(MailKey.Grant key, TokenGrant grant) throws Ungranted {
        Sessions.Opened opened = sessions.open(grant.account(), clock.instant(), grant);
        if (opened instanceof Sessions.Opened.Open open) {
            return open.session().token();
        }
        throw new Ungranted(Ungranted.trouble(((Sessions.Opened.Shut) opened).answer(), key));
    }

    /** Opens a line. */
    interface Entry<L> {
        /**
         * Opens it and signs in.
         *
         * @param secret the password or the token
         */
        L enter(String secret) throws MessagingException;
    }
}
