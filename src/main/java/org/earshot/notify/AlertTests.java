package org.earshot.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.Outcome;
import org.earshot.retell.Interpreter;
import org.earshot.triage.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sends alerts that are marked as tests, past the outbox: about no case, once, at once. */
@Service
public class AlertTests {
    /** The type of a test, by which a receiver tells it from an alert. */
    public static final String TYPE = "alert.test";

    private static final Logger LOG = LoggerFactory.getLogger(AlertTests.class);

    private final Map<String, Notifier> notifiers;
    private final Live<AlertRules> rules;
    private final AlertBodies bodies;
    private final AlertSettings settings;
    private final Interpreter interpreter;
    private final Clock clock;

    AlertTests(
            List<Notifier> notifiers,
            Live<AlertRules> rules,
            AlertBodies bodies,
            AlertSettings settings,
            Interpreter interpreter,
            Clock clock) {
        this.notifiers =
                notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::channel, Function.identity()));
        this.rules = rules;
        this.bodies = bodies;
        this.settings = settings;
        this.interpreter = interpreter;
        this.clock = clock;
    }

    /**
     * Sends a test by every channel of a recipient that is live.
     *
     * @param who the admin who asks for it
     * @return how it went by each; nothing where no such recipient is live
     */
    public Optional<List<Tried>> send(String name, String who) {
        return rules.get().find(name).map(recipient -> {
            List<Tried> tried = new ArrayList<>();
            recipient.channels().forEach(channel -> tried.add(new Tried(channel, outcome(recipient, channel, who))));
            return tried;
        });
    }

    private Outcome outcome(Recipient recipient, String channel, String who) {
        Notifier notifier = notifiers.get(channel);
        if (notifier == null) {
            return new Outcome.Refused("this daemon knows no channel " + channel);
        }
        try {
            return notifier.send(alert(recipient, channel, who), recipient);
        } catch (RuntimeException e) {
            LOG.error("a test alert to {} by {} failed by a fault of ours", recipient.name(), channel, e);
            return new Outcome.Refused("a fault of Earshot: " + e.getClass().getSimpleName());
        }
    }

    private Alert alert(Recipient recipient, String channel, String who) {
        String id = UUID.randomUUID().toString();
        AlertBody body = new AlertBody(
                TYPE,
                clock.instant().toString(),
                new AlertBody.Content(
                        id,
                        "0",
                        settings.console() + "/settings/alerts",
                        "TEST",
                        "earshot",
                        Urgency.LOW.name().toLowerCase(java.util.Locale.ROOT),
                        0,
                        TYPE,
                        List.of(),
                        interpreter.into(recipient.language()).say("alert.test.text", who),
                        "earshot",
                        null,
                        null));
        return new Alert(
                0,
                id,
                0,
                recipient.name(),
                channel,
                TYPE,
                bodies.write(body),
                Alert.State.PENDING,
                clock.instant(),
                clock.instant(),
                1,
                null,
                null);
    }

    /**
     * How a test went.
     *
     * @param channel by which channel
     * @param outcome what came of it; holds no secret
     */
    public record Tried(String channel, Outcome outcome) {}
}
