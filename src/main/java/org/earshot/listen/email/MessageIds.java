package org.earshot.listen.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids in Message-ID, In-Reply-To and References (RFC 5322 section 3.6.4), without their angle brackets. */
final class MessageIds {
    private static final Pattern ID = Pattern.compile("<([^<>\\s\\p{Cntrl}]{1,250})>");
    private static final Pattern BARE = Pattern.compile("[^<>\\s\\p{Cntrl}]{1,250}");
    private static final int MOST = 200;

    private MessageIds() {}

    /** All ids of a header in their order; what stands between them is left out. */
    static List<String> all(@Nullable String header) {
        List<String> ids = new ArrayList<>();
        Matcher found = ID.matcher(header == null ? "" : header);
        while (ids.size() < MOST && found.find()) {
            ids.add(found.group(1));
        }
        return ids;
    }

    /** The one id of a header; careless programs leave its brackets out. */
    static Optional<String> one(@Nullable String header) {
        List<String> ids = all(header);
        if (!ids.isEmpty()) {
            return Optional.of(ids.get(0));
        }
        String bare = header == null ? "" : header.strip();
        return BARE.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }
}
