package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.earshot.grant.Amount;
import org.earshot.grant.Gesture;
import org.earshot.grant.Giving;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Month;
import org.earshot.grant.Person;
import org.earshot.grant.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A month of the ledger of goodwill. */
@Schema(name = "Goodwill")
record GoodwillJson(
        String month,
        List<LeftJson> left,
        List<GestureJson> items,
        @Nullable String next) {
    static GoodwillJson of(Month month, List<GoodwillBook.Left> left, List<Gesture> lines, int most) {
        List<Gesture> shown = lines.subList(0, Math.min(most, lines.size()));
        String next = lines.size() > most ? String.valueOf(shown.get(most - 1).id()) : null;
        return new GoodwillJson(
                month.toString(),
                left.stream().map(LeftJson::of).toList(),
                shown.stream().map(GestureJson::of).toList(),
                next);
    }

    static Person person(Authentication user) {
        Set<String> roles = AuthorityUtils.authorityListToSet(user.getAuthorities());
        String role =
                roles.contains("ROLE_ADMIN") ? "admin" : roles.contains("ROLE_SUPERVISOR") ? "supervisor" : "agent";
        return new Person(user.getName(), role);
    }

    static String words(Giving.Above above) {
        String bound = above.excess().bound();
        return switch (above.excess().limit()) {
            case NEVER -> "this may not be given alone; set ask to true to ask a supervisor";
            case EACH -> "a gesture must be below " + bound + " to be given alone";
            case COUNT -> "all " + bound + " gestures of this month are given";
            case TOTAL -> "this would pass " + bound + ", which is all that may be given alone in a month";
        };
    }

    /** What the caller has left of a kind. */
    @Schema(name = "GoodwillLeft")
    record LeftJson(String kind, int perMonth, int given, int left, List<ShareJson> units) {
        static LeftJson of(GoodwillBook.Left left) {
            return new LeftJson(
                    left.kind(),
                    left.most(),
                    left.given(),
                    left.left(),
                    left.shares().stream().map(ShareJson::of).toList());
        }
    }

    /** What was given of a unit; total and below are null where there is no such limit. */
    @Schema(name = "GoodwillUnit")
    record ShareJson(
            String unit,
            BigDecimal given,
            @Nullable BigDecimal total,
            @Nullable BigDecimal below) {
        static ShareJson of(GoodwillBook.Share share) {
            return new ShareJson(
                    share.given().unit(), share.given().number(), number(share.total()), number(share.below()));
        }

        private static @Nullable BigDecimal number(@Nullable Amount amount) {
            return amount == null ? null : amount.number();
        }
    }

    /** A line of the ledger. */
    @Schema(name = "Gesture")
    record GestureJson(
            String id,
            String caseId,
            String brand,
            String person,
            String kind,
            BigDecimal amount,
            String unit,
            boolean alone,
            Instant at,
            String writtenBy,
            String why,
            @Nullable String reverses,
            @Nullable String reversedBy) {
        static GestureJson of(Gesture line) {
            return new GestureJson(
                    String.valueOf(line.id()),
                    String.valueOf(line.caseId()),
                    line.brand(),
                    line.person(),
                    line.kind(),
                    line.amount().number(),
                    line.amount().unit(),
                    line.alone(),
                    line.at(),
                    line.writtenBy(),
                    line.why(),
                    text(line.reverses()),
                    text(line.reversedBy()));
        }

        private static @Nullable String text(@Nullable Long id) {
            return id == null ? null : id.toString();
        }
    }

    /** Something that waits for a yes. */
    @Schema(name = "GoodwillRequest")
    record RequestJson(
            String id,
            String caseId,
            String person,
            String kind,
            BigDecimal amount,
            String unit,
            String why,
            String limit,
            @Nullable String bound,
            Instant askedAt,
            String state) {
        static RequestJson of(Request asked) {
            return new RequestJson(
                    String.valueOf(asked.id()),
                    String.valueOf(asked.caseId()),
                    asked.person(),
                    asked.kind(),
                    asked.amount().number(),
                    asked.amount().unit(),
                    asked.why(),
                    asked.excess().limit().word(),
                    asked.excess().bound(),
                    asked.askedAt(),
                    asked.state().word());
        }
    }

    /** What came of giving: given, or what waits, or neither where the key was used before. */
    @Schema(name = "Giving")
    record GivingJson(@Nullable GestureJson given, @Nullable RequestJson waits) {
        static GivingJson of(Giving giving) {
            return new GivingJson(
                    giving instanceof Giving.Done done ? GestureJson.of(done.gesture()) : null,
                    giving instanceof Giving.Waiting waiting ? RequestJson.of(waiting.request()) : null);
        }
    }
}
