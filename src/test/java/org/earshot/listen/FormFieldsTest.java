package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void fieldsAreDecodedAndRepeatedOnesKeepTheirOrder() {
        assertThat(FormFields.parse("a=1&b=%C5%BC+%2B&a=2&empty=&bare&&=x"))
                .contains(Map.of(
                        "a", List.of("1", "2"),
                        "b", List.of("ż +"),
                        "empty", List.of(""),
                        "bare", List.of(""),
                        "", List.of("x")));
        assertThat(FormFields.parse("")).contains(Map.of());
    }

    @Test
    void aBrokenEscapeAndAThousandFieldsAreNothing() {
        assertThat(FormFields.parse("a=%zz")).isEmpty();
        assertThat(FormFields.parse("a=%")).isEmpty();
        assertThat(FormFields.parse("a&".repeat(1000) + "a")).isEmpty();
    }
}
