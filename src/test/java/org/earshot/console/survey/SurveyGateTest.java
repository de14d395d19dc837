package org.earshot.console.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.earshot.admin.TestClock;
import org.junit.jupiter.api.Test;

class SurveyGateTest {
    private final TestClock clock = new TestClock();
    private final SurveyGate gate = new SurveyGate(clock);

    @Test
    void anAddressComesInSixtyTimesAMinute() {
        for (int i = 0; i < 60; i++) {
            assertThat(gate.admits("192.0.2.1")).isTrue();
        }
        assertThat(gate.admits("192.0.2.1")).isFalse();
        assertThat(gate.admits("192.0.2.2")).isTrue();
        clock.move(Duration.ofMinutes(1));
        assertThat(gate.admits("192.0.2.1")).isTrue();
    }

    @Test
    void manyAddressesTogetherAreStoppedToo() {
        for (int i = 0; i < 2_000; i++) {
            assertThat(gate.admits("2001:db8::" + i)).isTrue();
        }
        assertThat(gate.admits("192.0.2.1")).isFalse();
    }
}
