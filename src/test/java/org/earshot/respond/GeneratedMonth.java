package org.earshot.respond;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;

/** A month at a desk, always the same: posts come, staff answer, resolve, put off and reopen, customers come back, posts are deleted. */
public final class GeneratedMonth implements AutoCloseable {
    private static final int STEPS = 900;
    private static final List<String> LANGUAGES = List.of("en", "es", "pl");
    private static final List<String> TOPICS = List.of("", "delivery", "refund");

    private final Random chance = new Random(20260302);
    private final Desk desk;
    private final Runnable eachDay;
    private final List<Opened> cases = new ArrayList<>();
    private final Map<Long, Reading> readings = new HashMap<>();
    private final Map<Instant, Instant> answers = new HashMap<>();
    private int number;

    private GeneratedMonth(Desk desk, Runnable eachDay) {
        this.desk = desk;
        this.eachDay = eachDay;
    }

    /** Lives through a month; readings say what was understood of each mention, also of those that were purged. */
    public static GeneratedMonth live(TestDatabase database, Runnable eachDay) {
        GeneratedMonth month = new GeneratedMonth(new Desk(database), eachDay);
        for (int step = 0; step < STEPS; step++) {
            month.desk.pass(Duration.ofMinutes(month.chance.nextInt(96)));
            month.step(step);
        }
        return month;
    }

    @Override
    public void close() {
        desk.close();
    }

    /** What was understood of a mention. */
    public Reading reading(long mention) {
        return Objects.requireNonNull(readings.get(mention));
    }

    /** When the brand said what was found on the platform at some time. */
    public Instant saidAt(Instant found) {
        return Objects.requireNonNull(answers.get(found));
    }

    private void step(int step) {
        if (step % 30 == 0) {
            eachDay.run();
        }
        desk.<Waking>bean("waking").wakeDue();
        if (cases.isEmpty() || chance.nextInt(100) < 38) {
            open();
            return;
        }
        Opened some = cases.get(cases.size() - 1 - chance.nextInt(Math.min(60, cases.size())));
        try {
            act(some, chance.nextInt(15));
        } catch (NotAllowed | HeldByAnother e) {
            return; // it stands otherwise
        }
    }

    private void act(Opened some, int deed) {
        switch (deed) {
            case 0, 1, 2 -> desk.cases().resolve(some.id(), "ann", "solved");
            case 3 -> desk.cases().dismiss(some.id(), "ann", "spam");
            case 4 -> desk.cases().reopen(some.id(), "bob");
            case 5 -> desk.cases().snooze(some.id(), "ann", desk.now().plus(Duration.ofHours(7)));
            case 6, 7 -> writeAgain(some);
            case 8 -> {
                answers.put(desk.now(), desk.now().minus(Duration.ofMinutes(25)));
                desk.said("said" + number++, "thread", some.own(), desk.now().minus(Duration.ofMinutes(25)));
            }
            case 9 -> reply(some, true);
            case 10 -> reply(some, false);
            case 11 -> hold(some);
            case 12 -> desk.cases().claim(some.id(), chance.nextBoolean() ? "ann" : "bob");
            case 13 -> desk.<Holders>bean("holders").handOver(some.id(), "sam", "another team: look", before -> {});
            default -> delete(some);
        }
    }

    private void open() {
        String own = "p" + number++;
        Urgency urgency = Urgency.values()[chance.nextInt(Urgency.values().length)];
        long mention = hear(own, "customer" + chance.nextInt(150), null, urgency);
        desk.cases().ofMention(mention).ifPresent(found -> cases.add(new Opened(found.id(), own, mention)));
    }

    private void writeAgain(Opened some) {
        String author = desk.cases().find(some.id()).orElseThrow().customer();
        if (author.contains("@")) {
            hear("p" + number++, author.substring(0, author.indexOf('@')), some.own(), Urgency.HIGH);
        }
    }

    private long hear(String own, String author, @Nullable String parent, Urgency urgency) {
        Post.ReplyTo place = new Post.ReplyTo(null, parent, own, true, Visibility.UNLISTED);
        Instant posted = desk.now().minus(Duration.ofMinutes(chance.nextInt(600) - 20L));
        Post.Details details = Post.Details.NONE.answering(place);
        Post post = Post.of(
                        new MentionId("mastodon", "https://other.example/" + own),
                        new Author("key-" + author, author + "@other.example", null, null),
                        "acme bank, post " + own)
                .with(chance.nextInt(10) == 0 ? details : details.on(posted));
        long mention = desk.judged(post, Desk.verdict(urgency));
        read(mention);
        desk.queueing().queue(mention);
        return mention;
    }

    private void read(long mention) {
        Sentiment.Label label = Sentiment.Label.values()[chance.nextInt(4)];
        String topic = TOPICS.get(chance.nextInt(3));
        Reading reading = new Reading(
                LANGUAGES.get(chance.nextInt(3)),
                true,
                new Sentiment(label, 0.3, 0.3, 0.4, List.of()),
                null,
                topic.isEmpty() ? List.of() : List.of(topic),
                "by-hand-1");
        readings.put(mention, reading);
        try {
            desk.database()
                    .jdbc()
                    .sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                            + " VALUES (?, ?, ?, 'by-hand-1', 0, ?)")
                    .params(mention, reading.language(), label.name(), new ObjectMapper().writeValueAsString(reading))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks the customer to wait, which answers nothing. */
    private void hold(Opened some) {
        desk.cases().hold(some.id(), "ann", "We answer by noon.");
        List<Reply> replies = desk.cases().replies(some.id());
        desk.<ReplyOutcomes>bean("replyOutcomes")
                .sent(
                        replies.get(replies.size() - 1),
                        new Outcome.Sent("hold" + number++, "https://other.example/hold"));
    }

    private void reply(Opened some, boolean arrives) {
        desk.cases().reply(some.id(), "ann", "We are sorry.");
        List<Reply> replies = desk.cases().replies(some.id());
        Reply last = replies.get(replies.size() - 1);
        if (arrives) {
            desk.<ReplyOutcomes>bean("replyOutcomes")
                    .sent(last, new Outcome.Sent("reply" + number++, "https://other.example/reply"));
        } else {
            desk.cases().resolve(some.id(), "ann", "answered");
            desk.pass(Duration.ofMinutes(1 + chance.nextInt(20)));
            desk.<ReplyOutcomes>bean("replyOutcomes").failed(last, "no such post");
        }
    }

    private void delete(Opened some) {
        desk.deleted(some.own());
        if (chance.nextBoolean()) {
            eachDay.run();
            desk.purge(some.mention());
            desk.database()
                    .jdbc()
                    .sql("DELETE FROM reading WHERE mention_id = ?")
                    .param(some.mention())
                    .update();
        }
    }

    private record Opened(long id, String own, long mention) {}
}
