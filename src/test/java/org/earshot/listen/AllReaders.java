package org.earshot.listen;

import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The readers of all platforms, as they are found on the class path. */
final class AllReaders {
    private AllReaders() {}

    /** Made anew, with no session of an earlier one. */
    static Map<String, PlatformReader> byPlatform(Clock clock) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(PlatformReader.class));
        Map<String, PlatformReader> readers = new HashMap<>();
        scan.findCandidateComponents("org.earshot.listen").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .filter(name -> name.matches("org\\.earshot\\.listen\\.[a-z]+\\.\\w+Reader"))
                .map(name -> made(name, clock))
                .forEach(reader -> readers.put(reader.platform(), reader));
        return readers;
    }

    private static PlatformReader made(String name, Clock clock) {
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object[] parts = Stream.of(constructor.getParameterTypes())
                    .map(type -> part(type, clock))
                    .toArray();
            return (PlatformReader) constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    name + " needs a constructor that takes a Clock, Sessions, a MailDoor or nothing", e);
        }
    }

    private static @Nullable Object part(Class<?> type, Clock clock) {
        if (type == MailDoor.class) {
            return MailTown.door(FetchSettings.usualOnes());
        }
        return type == Clock.class ? clock : type == Sessions.class ? new Sessions() : null;
    }
}
