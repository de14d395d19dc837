package org.earshot.notify;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.triage.Reason;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;

/** Cases and alerts for tests. */
public final class AlertSample {
    /** When everything happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** What makes the bodies of alerts, with links to this console. */
    public static final AlertBodies BODIES =
            new AlertBodies(new AlertSettings("https://care.example/", new AlertSettings.Mail("earshot@acme.example")));

    private AlertSample() {}

    /** A case of this urgency. */
    public static Case about(Urgency urgency) {
        return about(urgency, "ann");
    }

    private static Case about(Urgency urgency, String customer) {
        return new Case(
                42,
                "acme",
                "mastodon",
                "thread",
                customer,
                CaseState.OPEN,
                urgency,
                80,
                NOW,
                NOW.plusSeconds(900),
                null,
                null,
                null,
                null,
                null,
                null,
                7,
                1,
                0);
    }

    /** An alert about a post that says this, by a customer of the same name, at this address. */
    public static Alert saying(String text, String url) {
        return saying(text, url, AlertPlan.OPENED);
    }

    /** An alert about a fear for somebody, with a reason of triage and one of an admin's own. */
    public static Alert feared() {
        String text = "My kids got hurt";
        return because(
                text,
                AlertPlan.OPENED,
                List.of(
                        new Reason(
                                "safety", 60, text, 0, text.length(), "Somebody's health or safety may be in danger"),
                        Reason.of("house-rule", 20, "A rule of the house")),
                "https://social.example/1");
    }

    /** An alert of a type. */
    public static Alert saying(String text, String url, String type) {
        String clean = post(text, url).text();
        int end = Math.min(5, clean.length());
        return because(
                text,
                type,
                List.of(
                        new Reason("safety", 60, clean.substring(0, end), 0, end, text),
                        Reason.of("angry", 20, "It sounds angry")),
                url);
    }

    private static Post post(String text, String url) {
        Author author = new Author("1", text, text, 5L);
        return Post.of(new MentionId("mastodon", "1"), author, text).with(Post.Details.NONE.at(url));
    }

    private static Alert because(String text, String type, List<Reason> reasons, String url) {
        Post post = post(text, url);
        Mention mention = new Mention(7, post, "acme-mastodon", "acme", NOW, null, Stage.QUEUED, 3);
        Verdict verdict = new Verdict(Urgency.CRITICAL, 80, true, true, reasons);
        AlertPlan.Planned planned = new AlertPlan.Planned("care", "any", type, type);
        AlertPlan.Subject subject =
                new AlertPlan.Subject(about(Urgency.CRITICAL, post.author().handle()), mention, verdict, null, NOW);
        AlertBody body = BODIES.body(planned, subject, "msg_1");
        return new Alert(
                1, "msg_1", 42, "care", "any", type, BODIES.write(body), Alert.State.PENDING, NOW, NOW, 1, null, null);
    }
}
