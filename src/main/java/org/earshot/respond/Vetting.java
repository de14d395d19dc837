package org.earshot.respond;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a reply before it went out.
 *
 * @param holds why it is held, empty for a reply that is not
 * @param waived what people let pass, as {@link Hold#mark} names it
 * @param by the supervisor who approved it or sent it back, null for none
 * @param remark what the supervisor said, null for nothing
 */
record Vetting(
        List<Hold> holds,
        List<String> waived,
        @Nullable String by,
        @Nullable String remark) {
    static final Vetting NONE = new Vetting(List.of(), List.of(), null, null);

    Vetting {
        holds = List.copyOf(holds);
        waived = List.copyOf(waived);
    }

    static Vetting of(List<Hold> holds, List<String> waived) {
        return new Vetting(holds, waived, null, null);
    }

    /** The same with others in the place of what holds it. */
    Vetting held(List<Hold> others) {
        return new Vetting(others, waived, by, remark);
    }

    /** The same where somebody let things pass. */
    Vetting waiving(List<Hold> passed) {
        List<String> all = Stream.concat(waived.stream(), passed.stream().map(Hold::mark))
                .distinct()
                .toList();
        return new Vetting(holds, all, by, remark);
    }

    Vetting by(String supervisor, @Nullable String said) {
        return new Vetting(holds, waived, supervisor, said);
    }

    boolean waives(Hold hold) {
        return waived.contains(hold.mark());
    }
}
