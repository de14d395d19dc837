package org.earshot.measure;

import org.jspecify.annotations.Nullable;

/**
 * What customers said of their cases.
 *
 * @param answers how many said how satisfied they are, from 1 to 5
 * @param satisfied how many of them said 4 or 5
 * @param rated how many said whether they would recommend the brand, from 0 to 10
 * @param promoters how many of them said 9 or 10
 * @param detractors how many of them said 0 to 6
 */
public record Opinions(long answers, long satisfied, long rated, long promoters, long detractors) {
    /** CSAT: the share of satisfied customers, 0 to 1; null where nobody answered. */
    public @Nullable Double csat() {
        return answers == 0 ? null : satisfied / (double) answers;
    }

    /** Net Promoter Score (Reichheld 2003): percent of promoters less percent of detractors, -100 to 100; null where nobody rated. */
    public @Nullable Double nps() {
        return rated == 0 ? null : 100.0 * (promoters - detractors) / rated;
    }
}
