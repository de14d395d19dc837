package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/?q=a",
                "//evil.example/?q=a",
                "/\\evil.example",
                "/sources",
                "/?redirect=https://evil.example/",
                "/?%",
                "javascript:alert(1)",
                ""
            })
    void whatIsNoAddressOfTheQueueLeadsToThePlainQueue(String address) {
        assertThat(QueueAddress.safe(address)).isEqualTo("/");
    }

    @Test
    void anAddressOfTheQueueStays() {
        assertThat(QueueAddress.safe("/?platform=mastodon")).isEqualTo("/?platform=mastodon");
        assertThat(QueueAddress.safe(null)).isEqualTo("/");
    }
}
