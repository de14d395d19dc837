package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest
    @CsvSource({"0,5", "1,5", "2,10", "3,20", "8,640", "9,900", "300,900"})
    void waitsTwiceAsLongAfterEachAttemptUpToAQuarterOfAnHour(int attempts, long seconds) {
        assertThat(BackOff.wait(attempts, Optional.empty(), new Random(1)).toMillis())
                .isBetween(seconds * 900, seconds * 1100);
    }

    @Test
    void whatTheReceiverAsksForWinsUpToADay() {
        assertThat(BackOff.wait(1, Optional.of(Duration.ofHours(2)), new Random(1)))
                .isEqualTo(Duration.ofHours(2));
        assertThat(BackOff.wait(1, Optional.of(Duration.ofDays(9)), new Random(1)))
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "299,1,false", "300,1,true", "10,73,true", "9,73,false", "299,71,false"})
    void givesUpAfterThreeDaysButNotBeforeAFewAttempts(int attempts, long hours, boolean over) {
        Alert alert = attempted(attempts);

        assertThat(BackOff.over(alert, alert.createdAt().plus(Duration.ofHours(hours))))
                .isEqualTo(over);
    }

    private static Alert attempted(int attempts) {
        Instant now = AlertSample.NOW;
        return new Alert(
                1,
                "msg_1",
                1,
                "care",
                "email",
                "case.opened",
                "{}",
                Alert.State.PENDING,
                now,
                now,
                attempts,
                null,
                null);
    }
}
