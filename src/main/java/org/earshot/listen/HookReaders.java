package org.earshot.listen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** All readers of pushed sources by template. */
@Component
class HookReaders {
    private final Map<String, HookReader> readers = new HashMap<>();

    HookReaders(List<HookReader> all) {
        all.forEach(reader -> reader.templates().forEach(template -> readers.put(template, reader)));
    }

    /** Who understands what is pushed to a source; nothing for one that is polled. */
    Optional<HookReader> of(Source source) {
        return Optional.ofNullable(readers.get(source.template()))
                .filter(reader -> reader.platform().equals(source.platform()));
    }
}
