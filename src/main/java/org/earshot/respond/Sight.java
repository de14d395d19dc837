package org.earshot.respond;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.mention.Mention;

/**
 * What somebody has seen of a conversation, small enough for a field of a form: the mentions with the time of their last edit or
 * deletion, the replies that went or will go out, and how often the brand answered on the platform itself. Ids do not grow with time
 * where several daemons run, so all are named.
 *
 * @param mentions the time of the last change of each, in milliseconds since 1970 UTC, 0 for none
 * @param replies the ids of what colleagues said
 * @param elsewhere how many answers the brand gave past Earshot
 */
public record Sight(Map<Long, Long> mentions, Set<Long> replies, int elsewhere) {
    /** The longest that {@link #parse} reads, in characters; room for 30,000 posts of which a tenth was edited. */
    public static final int LONGEST = 200_000;
    // Possessive, or a thread of thousands of posts would be too deep for the stack.
    private static final Pattern WRITTEN = Pattern.compile(
            "n(?:[0-9a-z]++(?:\\.[0-9a-z]++)?+(?:,[0-9a-z]++(?:\\.[0-9a-z]++)?+)*+)?;r(?:[0-9a-z]++(?:,[0-9a-z]++)*+)?;e\\d{1,6}");

    /** Copies its collections. */
    public Sight {
        mentions = Map.copyOf(mentions);
        replies = Set.copyOf(replies);
    }

    /** What there is to see. */
    public static Sight of(List<Mention> said, List<Reply> replied, int elsewhere) {
        return new Sight(
                said.stream().collect(Collectors.toMap(Mention::id, Sight::changedAt)),
                replied.stream()
                        .filter(reply -> reply.state() == Reply.State.PENDING || reply.state() == Reply.State.SENT)
                        .map(Reply::id)
                        .collect(Collectors.toSet()),
                elsewhere);
    }

    private static long changedAt(Mention mention) {
        Instant at = mention.goneAt() == null ? mention.editedAt() : mention.goneAt();
        return at == null ? 0 : at.toEpochMilli();
    }

    /** What was written by {@link #text}; empty for anything else. */
    public static Optional<Sight> parse(String text) {
        if (text.length() > LONGEST || !WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split(";", -1);
        try {
            Map<Long, Long> mentions = new HashMap<>();
            long id = 0;
            for (String one : items(parts[0])) {
                String[] pair = one.split("\\.", -1);
                id = Math.addExact(id, Long.parseLong(pair[0], 36));
                mentions.put(id, pair.length == 1 ? 0L : Long.valueOf(pair[1], 36));
            }
            Set<Long> replies = new HashSet<>();
            items(parts[1]).forEach(one -> replies.add(Long.parseLong(one, 36)));
            return Optional.of(new Sight(mentions, replies, Integer.parseInt(parts[2].substring(1))));
        } catch (NumberFormatException | ArithmeticException tooGreat) {
            return Optional.empty();
        }
    }

    private static List<String> items(String part) {
        return part.length() == 1 ? List.of() : List.of(part.substring(1).split(",", -1));
    }

    /** It as a word for a form: each mention by its distance from the one before, as a thread may have thousands. */
    public String text() {
        List<String> all = new ArrayList<>();
        long before = 0;
        for (Map.Entry<Long, Long> one : new TreeMap<>(mentions).entrySet()) {
            String changed = one.getValue() == 0 ? "" : "." + Long.toString(one.getValue(), 36);
            all.add(Long.toString(one.getKey() - before, 36) + changed);
            before = one.getKey();
        }
        String sent = replies.stream().sorted().map(id -> Long.toString(id, 36)).collect(Collectors.joining(","));
        return "n" + String.join(",", all) + ";r" + sent + ";e" + elsewhere;
    }

    /** What happened since, the mentions in the order given. */
    public List<Change> until(List<Mention> said, List<Reply> replied, int now) {
        Sight present = of(said, replied, now);
        List<Change> changes = new ArrayList<>();
        for (Mention mention : said) {
            Long before = mentions.get(mention.id());
            if (before == null) {
                changes.add(new Change(mention.gone() ? Change.Kind.DELETED : Change.Kind.WROTE, mention.id()));
            } else if (before != changedAt(mention)) {
                changes.add(new Change(mention.gone() ? Change.Kind.DELETED : Change.Kind.EDITED, mention.id()));
            }
        }
        replied.stream()
                .map(Reply::id)
                .filter(id -> present.replies().contains(id) && !replies.contains(id))
                .forEach(id -> changes.add(new Change(Change.Kind.REPLIED, id)));
        if (now > elsewhere) {
            changes.add(new Change(Change.Kind.ELSEWHERE, 0));
        }
        return changes;
    }

    /**
     * Something that happened to a conversation.
     *
     * @param kind what
     * @param id of the mention or the reply, 0 for an answer on the platform itself
     */
    public record Change(Kind kind, long id) {
        /** What can happen. */
        public enum Kind {
            WROTE,
            EDITED,
            DELETED,
            REPLIED,
            ELSEWHERE
        }

        static String text(List<Change> changes) {
            return changes.stream()
                    .map(one -> one.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + one.id())
                    .collect(Collectors.joining(","));
        }

        /** What the detail of a {@link Hold#CHANGED} says. */
        public static List<Change> parse(String detail) {
            return Pattern.compile(",")
                    .splitAsStream(detail)
                    .map(one -> one.split(" ", -1))
                    .filter(one -> one.length == 2)
                    .map(one ->
                            new Change(Kind.valueOf(one[0].toUpperCase(java.util.Locale.ROOT)), Long.parseLong(one[1])))
                    .toList();
        }
    }
}
