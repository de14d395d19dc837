package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.earshot.configure.Home;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecondFactorTest {
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfAppendixBOfRfc6238(long seconds, String code) {
        byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

        assertThat(Totp.code(key, Totp.step(Instant.ofEpochSecond(seconds)), 8)).isEqualTo(code);
        assertThat(Totp.base32(key)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCodeOpensOnceWithinAWindowOfThreeSteps(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        Enrolment offered = Enrolment.of("ann");
        assertThat(gate.factors.confirm(offered, "000 000x")).isEmpty();
        assertThat(gate.factors.confirm(offered, code(gate, offered, 0))).isPresent();
        assertThat(gate.account("ann").secondFactor()).isTrue();

        assertThat(gate.factors.prove("ann", code(gate, offered, 0)))
                .as("used to enrol")
                .isFalse();
        assertThat(gate.factors.prove("ann", code(gate, offered, 2))).isFalse();
        assertThat(gate.factors.prove("ann", code(gate, offered, 1))).isTrue();
        assertThat(gate.factors.prove("ann", code(gate, offered, 1))).isFalse();
        assertThat(gate.factors.prove("ann", code(gate, offered, -1)))
                .as("older than the last")
                .isFalse();
        gate.clock.move(Duration.ofSeconds(90));
        assertThat(gate.factors.prove("ann", code(gate, offered, -1))).isTrue();
        assertThat(gate.factors.prove("ada", code(gate, offered, 0))).isFalse();
        assertThat(gate.factors.confirm(Enrolment.of("ann"), "123456"))
                .as("on already")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aRecoveryCodeOpensOnceAndNothingOfItIsKept(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        Enrolment offered = Enrolment.of("ann");
        List<String> codes =
                gate.factors.confirm(offered, code(gate, offered, 0)).orElseThrow();

        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
        assertThat(gate.factors.prove(
                        "ann", codes.get(3).toUpperCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(gate.factors.prove("ann", codes.get(3))).isFalse();
        assertThat(gate.factors.prove("ada", codes.get(4))).isFalse();
        assertThat(gate.factors.left("ann")).isEqualTo(9);
        String kept = gate.dump("recovery_code") + gate.dump("user_") + gate.dump("user_change") + gate.told;
        assertThat(kept)
                .doesNotContain(codes.get(0))
                .doesNotContain(codes.get(0).replace("-", ""))
                .doesNotContain(offered.key())
                .doesNotContain(offered.groups().replace(" ", ""));
        List<String> renewed = gate.factors.renewCodes("ann");
        assertThat(gate.factors.prove("ann", codes.get(0))).isFalse();
        assertThat(gate.factors.prove("ann", renewed.get(0))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void codesAreCountedLikePasswords(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        Enrolment offered = Enrolment.of("ann");
        gate.factors.confirm(offered, code(gate, offered, 0));
        gate.clock.move(Duration.ofMinutes(1));
        User ann = gate.account("ann").user();
        for (int i = 0; i < 5; i++) {
            assertThat(gate.guard.prove(ann, "nonsense", "192.0.2.1")).isInstanceOf(Login.Refused.class);
        }

        String right = code(gate, offered, 0);
        assertThat(gate.guard.prove(ann, right, "192.0.2.1")).isInstanceOf(Login.TooMany.class);
        assertThat(gate.guard.prove(ann, right, "192.0.2.2")).isInstanceOf(Login.In.class);
        assertThat(gate.guard.prove(ann, right, "192.0.2.2")).isInstanceOf(Login.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAdminTakesALostOneAwayAndARoleMayNeedOne(TestDatabase database) {
        TestGate gate = TestGate.requiring(database, Role.ADMIN).withPeople();
        Enrolment offered = Enrolment.of("ann");
        gate.factors.confirm(offered, code(gate, offered, 0));

        gate.accounts.dropSecondFactor("ada", "ann");

        assertThat(gate.account("ann").secondFactor()).isFalse();
        assertThat(gate.factors.left("ann")).isZero();
        assertThat(gate.factors.required(Role.ADMIN)).isTrue();
        assertThat(gate.factors.required(Role.AGENT)).isFalse();
        assertThat(gate.accounts.history("ann", 5))
                .extracting(UserChange::after)
                .containsExactly("off", "on");
    }

    @Test
    void whatIsEncryptedOpensForItsOwnerWithItsKeyOnly() {
        Home home = new Home(Path.of("target/test-gate"));
        AdmitSettings usual = AdmitSettings.usual();
        AdmitSettings other = new AdmitSettings(
                usual.idle(), usual.longest(), Set.of(), Base64.getEncoder().encodeToString(new byte[32]));
        Safe safe = new Safe(home, usual);
        String locked = safe.lock(new byte[] {1, 2, 3}, "ann");

        assertThat(new Safe(home, usual).open(locked, "ann")).containsExactly(1, 2, 3);
        assertThat(safe.lock(new byte[] {1, 2, 3}, "ann")).isNotEqualTo(locked);
        assertThatThrownBy(() -> safe.open(locked, "ben")).hasMessageContaining("second factor of ben cannot be read");
        assertThatThrownBy(() -> new Safe(home, other).open(locked, "ann")).isInstanceOf(IllegalStateException.class);
    }

    private static String code(TestGate gate, Enrolment offered, int steps) {
        return Totp.code(offered.bytes(), Totp.step(gate.clock.instant()) + steps);
    }
}
