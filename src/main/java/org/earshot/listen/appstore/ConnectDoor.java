package org.earshot.listen.appstore;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.appstore.AppStoreKey;
import org.earshot.listen.Answers;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/** Asks App Store Connect with the key of a source. */
final class ConnectDoor {
    static final String SERVER = "https://api.appstoreconnect.apple.com";

    private final Source source;
    private final AppStoreKey key;
    private final Fetcher fetcher;
    private final Instant now;

    ConnectDoor(Source source, Fetcher fetcher, Sessions sessions, Instant now) {
        this.source = source;
        this.key = new AppStoreKey(source.parameter("issuer"), source.need("key-id"), source.need("key"), sessions);
        this.fetcher = fetcher;
        this.now = now;
    }

    /** False where what stands in the parameter is no key. */
    boolean usable() {
        return key.token(now).isPresent();
    }

    /** What to tell people then. */
    Poll unusable() {
        return new Poll.Stop(
                "key of source " + source.id() + " is not the private key of App Store Connect: give it the"
                        + " whole text of the .p8 file and resume the source");
    }

    Answer get(URI address) {
        String token = key.token(now).orElseThrow();
        Answer answer = fetcher.fetch(
                Request.get(address).header("Accept", "application/json").header("Authorization", "Bearer " + token));
        if (answer instanceof Answer.Answered answered && answered.status() == 401) {
            key.refused(token);
        }
        return answer;
    }

    /** Why an answer cannot be read on. */
    Optional<Poll> trouble(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            String said = Answers.host(answered) + " answered " + answered.status();
            if (answered.status() == 401) {
                return Optional.of(
                        new Poll.Stop(
                                said + " (not signed in): issuer, key-id and key of source " + source.id()
                                        + " do not belong together, or the key was revoked; correct them and resume the source"));
            }
            if (answered.status() == 403) {
                return Optional.of(new Poll.Stop(said + " (forbidden): the key of source " + source.id()
                        + " may not read reviews; give it the role Customer Support, or accept the agreements that wait in"
                        + " App Store Connect, and resume the source"));
            }
        }
        return Answers.trouble(answer, source, now);
    }
}
