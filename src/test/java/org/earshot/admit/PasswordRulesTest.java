package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @CsvSource({
        "short pass, password.short",
        "ééééééééééé, password.short",
        "password1234, password.common",
        "123456789012, password.common",
        "qwertyuiop123, password.common",
        "aaaaaaaaaaaaaaa, password.common",
        "abcdefghijkl, password.common",
        "iloveyou1234, password.common",
        "passwordpassword, password.common",
        "magdalena.nowak, password.name",
        "MagdalenaNowak1, password.name",
    })
    void whatIsTriedFirstIsRefusedWithItsReason(String password, String key) {
        assertThatThrownBy(() -> PasswordRules.check(password, "magdalena.nowak"))
                .isInstanceOfSatisfying(
                        RefusedUser.class, why -> assertThat(why.key()).isEqualTo(key))
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "another password",
                "a walrus in the moonlight",
                "żółta łódź podwodna",
                "qzvwlxkrtbnm",
                "no digits or signs are asked for",
            })
    void nothingElseIsAskedFor(String password) {
        assertThatCode(() -> PasswordRules.check(password, "magdalena.nowak")).doesNotThrowAnyException();
    }
}
