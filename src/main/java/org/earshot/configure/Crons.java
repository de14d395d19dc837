package org.earshot.configure;

import java.util.Optional;
import org.quartz.CronExpression;

/** Cron expressions as admins write them: five fields, or the six or seven of Quartz. */
public final class Crons {
    private Crons() {}

    /** The expression as Quartz wants it, or nothing where the text is none. */
    public static Optional<String> quartz(String text) {
        String trimmed = text.trim();
        String quartz = trimmed.split("\\s+").length == 5 ? "0 " + questioned(trimmed) : trimmed;
        return Optional.of(quartz).filter(CronExpression::isValidExpression);
    }

    /** Quartz wants a question mark for one of the two day fields. */
    private static String questioned(String fiveFields) {
        String[] fields = fiveFields.split("\\s+");
        if (fields[4].equals("*")) {
            fields[4] = "?";
        } else if (fields[2].equals("*")) {
            fields[2] = "?";
        }
        return String.join(" ", fields);
    }
}
