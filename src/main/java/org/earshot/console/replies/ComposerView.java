package org.earshot.console.replies;

import org.earshot.respond.AnsweringAccount;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the box in which a reply is written.
 *
 * @param account the account that answers, null where nobody named it
 * @param source the source whose account that is
 * @param audience who will be able to read it: {@code public}, {@code followers} or {@code direct}
 * @param seen what the reader sees of the case
 * @param kind what is written: {@code answer}, {@code holding} or {@code private}
 * @param text what stands in the box before anybody types, null where another part of the page decides
 * @param instead the reply whose place it takes, null for none
 * @param opens when the brand's office opens next, null where it is open or never closes
 */
public record ComposerView(
        @Nullable AnsweringAccount account,
        String source,
        String audience,
        String seen,
        String kind,
        @Nullable String text,
        @Nullable Long instead,
        @Nullable String opens) {
    /** Its word in style sheets and in the language file. */
    public String standing() {
        return account == null
                ? "unknown"
                : account.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** True where everybody can read the reply. */
    public boolean open() {
        return audience.equals("public");
    }
}
