package org.earshot.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0 | Firefox | Windows",
                "Mozilla/5.0 (Windows NT 10.0) WebKit/537 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge | Windows",
                "Mozilla/5.0 (X11; Linux x86_64) WebKit/537 HeadlessChrome/126.0 Safari/537.36 | Chrome | Linux",
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) WebKit/537 Chrome/126.0 Mobile Safari/537.36 | Chrome | Android",
                "Mozilla/5.0 (Linux; Android 13) WebKit/537 SamsungBrowser/25.0 Chrome/121.0 Safari/537.36 | Samsung Internet | Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) WebKit/605 Version/17.5 Safari/605.1.15 | Safari | macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac) WebKit/605 Version/17.5 Mobile Safari/604.1 | Safari | iOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac) WebKit/605 FxiOS/127.0 Safari/605.1.15 | Firefox | iOS",
                "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) WebKit/605 CriOS/126.0 Safari/604.1 | Chrome | iPadOS",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) WebKit/537 Chrome/126.0 Safari/537.36 | Chrome | ChromeOS",
                "Mozilla/5.0 (Windows NT 10.0) WebKit/537 Chrome/126.0 Safari/537.36 OPR/112.0 | Opera | Windows",
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko | - | Windows",
                "curl/8.5.0 | curl | -",
                "python-requests/2.31 and more | python-requests | -",
                "Mozilla/5.0 | - | -",
                "<script>alert(1)</script>/1 | - | -",
                "'' | - | -"
            })
    void isWhatPeopleCallIt(String agent, String browser, String system) {
        assertThat(BrowserName.of(agent)).isEqualTo(new BrowserName(browser, system));
    }
}
