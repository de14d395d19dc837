package org.earshot.know;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.respond.NoteReader;
import org.springframework.stereotype.Component;

/** Tells colleagues that they were named with an @ in a note. A name that nobody here has is only a word. */
@Component
public class Named implements NoteReader {
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}._-])@([\\p{L}\\p{N}._-]{1,80})");

    private final NamedTable table;
    private final List<Colleagues> colleagues;
    private final Clock clock;

    Named(NamedTable table, List<Colleagues> colleagues, Clock clock) {
        this.table = table;
        this.colleagues = List.copyOf(colleagues);
        this.clock = clock;
    }

    @Override
    public void noted(long caseId, String user, String text) {
        for (String name : in(text, names())) {
            if (!name.equals(user)) {
                table.insert(name, caseId, user, clock.instant());
            }
        }
    }

    /** How many notes name a user that they have not seen. */
    public int unseen(String user) {
        return table.unseen(user);
    }

    /** The newest notes that name a user. */
    public List<Notice> newest(String user, int most) {
        return table.newest(user, most);
    }

    /** The user has the page of a case open; most often there is nothing to note, and nothing is written. */
    public void looked(String user, long caseId) {
        table.seen(user, caseId, clock.instant());
    }

    /** The user has seen all of them. */
    public void allSeen(String user) {
        table.seen(user, clock.instant());
    }

    /** The colleagues whom a text names; a full stop or a dash behind a name belongs to the sentence. */
    static Set<String> in(String text, Set<String> names) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            while (!names.contains(name) && name.matches(".*[._-]")) {
                name = name.substring(0, name.length() - 1);
            }
            if (names.contains(name)) {
                found.add(name);
            }
        }
        return found;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        colleagues.forEach(some -> names.addAll(some.names()));
        return names;
    }

    /**
     * A note that names somebody.
     *
     * @param caseId the case
     * @param by who wrote it
     * @param at when
     * @param seen true where the one who is named has seen it
     */
    public record Notice(long caseId, String by, Instant at, boolean seen) {}
}
