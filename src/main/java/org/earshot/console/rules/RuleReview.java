package org.earshot.console.rules;

import java.util.List;
import java.util.Map;
import org.earshot.admin.Difference;
import org.earshot.rule.RuleFile;

/**
 * What is about to be written, ready to be shown.
 *
 * @param file which file
 * @param action where the form goes
 * @param fields of the form, to be sent again
 * @param fingerprint of the file as it is
 * @param difference line by line
 * @param note why, as the admin typed it
 */
record RuleReview(
        RuleFile file,
        String action,
        Map<String, List<String>> fields,
        String fingerprint,
        Difference difference,
        String note) {}
