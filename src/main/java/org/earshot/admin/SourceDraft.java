package org.earshot.admin;

import java.util.List;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a wish would come to, with nothing written yet.
 *
 * @param held the file as it is, null where the wish cannot be meant for one
 * @param next what the file would say, null where there are faults that keep it from being written down
 * @param faults what is wrong, empty where it could be written
 * @param difference between the two, without secrets
 * @param source the source as it would run, null where there are faults
 * @param fresh true where there is no such source yet
 */
record SourceDraft(
        SourceFiles.@Nullable Held held,
        @Nullable String next,
        List<SourceFault> faults,
        Difference difference,
        @Nullable Source source,
        boolean fresh) {
    SourceDraft {
        faults = List.copyOf(faults);
    }

    static SourceDraft faulty(SourceFiles.@Nullable Held held, List<SourceFault> faults) {
        return new SourceDraft(held, null, faults, new Difference(List.of()), null, held == null);
    }
}
