package org.earshot.console.pages;

import java.util.List;
import org.earshot.admin.SourceFault;
import org.earshot.admin.Template;
import org.jspecify.annotations.Nullable;

/**
 * A source's form, ready to be written.
 *
 * @param adding true for a new source
 * @param id its name
 * @param template what it is made from
 * @param platform the platform as people write it
 * @param fingerprint of the file as the form knows it
 * @param fields in the template's order
 * @param faults all that is wrong, empty for nothing
 */
record SourceFormView(
        boolean adding,
        String id,
        Template template,
        String platform,
        String fingerprint,
        List<SourceField> fields,
        List<SourceFault> faults) {
    SourceFormView {
        fields = List.copyOf(fields);
        faults = List.copyOf(faults);
    }

    /** What is wrong with the name, null for nothing. */
    public @Nullable SourceFault idFault() {
        return faults.stream()
                .filter(fault -> fault.field().equals("id"))
                .findFirst()
                .orElse(null);
    }

    /** The field that a fault is about, as the page names it; null where it is about none. */
    public @Nullable SourceField fieldOf(SourceFault fault) {
        return fields.stream()
                .filter(field -> field.parameter().name().equals(fault.field()))
                .findFirst()
                .orElse(null);
    }

    /** The first field that is wrong, null where that is the name or nothing is. */
    public @Nullable SourceField first() {
        return idFault() != null
                ? null
                : fields.stream()
                        .filter(field -> field.fault() != null)
                        .findFirst()
                        .orElse(null);
    }
}
