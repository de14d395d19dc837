package org.earshot.respond;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.fetch.Answer;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.Sessions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The repliers of all platforms, as they are found below {@code respond}. */
final class AllRepliers {
    private AllRepliers() {}

    /** Made anew, with no session of an earlier one. */
    static Map<String, Replier> byPlatform() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, () -> Clock.fixed(RecordedReply.NOW, ZoneOffset.UTC));
            context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
            context.registerBean(Sessions.class, () -> new Sessions());
            context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
            context.registerBean(
                    Fetcher.class,
                    () -> request -> new Answer.Unanswered(Answer.Kind.NETWORK, "nobody is there", Optional.empty()));
            context.registerBean(Standings.class);
            platforms().forEach(platform -> context.scan("org.earshot.respond." + platform));
            context.refresh();
            return context.getBeansOfType(Replier.class).values().stream()
                    .collect(Collectors.toMap(Replier::platform, Function.identity()));
        }
    }

    private static List<String> platforms() {
        File[] folders =
                Objects.requireNonNull(new File("src/main/java/org/earshot/respond").listFiles(File::isDirectory));
        return Arrays.stream(folders).map(File::getName).toList();
    }
}
