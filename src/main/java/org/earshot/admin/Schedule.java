package org.earshot.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** When a source is polled, as a Quartz address says it. */
sealed interface Schedule {
    /** The options of the Quartz address, empty for a source that has none. */
    String query();

    /** Every so often. */
    record Every(Duration interval) implements Schedule {
        @Override
        public String query() {
            return COMMON + "&trigger.repeatCount=-1&trigger.repeatInterval=" + interval.toMillis();
        }
    }

    /** At times that a cron expression names, in the brand's time zone. */
    record Cron(String expression, String zone) implements Schedule {
        @Override
        public String query() {
            return COMMON + "&cron=" + encoded(expression) + "&trigger.timeZone=" + encoded(zone);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** Never: its platform pushes what is said. */
    record Pushed() implements Schedule {
        @Override
        public String query() {
            return "";
        }
    }

    /** The job outlives a stop, and never runs twice at once. */
    String COMMON = "stateful=true&deleteJob=false";
}
