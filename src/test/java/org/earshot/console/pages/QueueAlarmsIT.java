package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** How urgent cases announce themselves in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:queue-alarms;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class QueueAlarmsIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private static final String DANGER = "The heater from Acme Bank caught fire last night, my kids sleep there!";
    private static final String BROKEN = "Acme Bank, the app is broken again and I want my money back.";

    private final ConsoleTown.Mouth mouth;

    @Autowired
    QueueAlarmsIT(ConsoleTown.Mouth mouth) {
        this.mouth = mouth;
    }

    @Test
    void aNewUrgentCaseRingsOnceForManyAndNeverForWhatOthersHold() {
        Page page = VISITORS.loggedIn("anna", true);
        page.locator("#alarms summary").click();
        assertThat(page.locator("[data-alarm=sound]")).not().isChecked();
        page.locator("[data-alarm=sound]").check();
        assertThat(page.locator("body")).hasAttribute("data-rang", "1");

        mouth.say("mastodon", "smoke", DANGER);
        assertThat(page.locator("#announce")).containsText("smoke");
        assertThat(page.locator("body")).hasAttribute("data-rang", "2");
        mouth.say("mastodon", "flames", DANGER);
        assertThat(page.locator("#announce")).containsText("flames");
        assertThat(page.locator("body")).hasAttribute("data-rang", "2");
        page.reload();
        assertThat(page.locator("[data-alarm=sound]")).isChecked();
        assertThat(page.locator("body")).not().hasAttribute("data-rang", Pattern.compile(".*"));
    }

    @Test
    void theDesktopIsToldOnEveryPageWhereThatWasAskedForAndSeveralAtOnceAreOneNotice() {
        Page page = VISITORS.page(true);
        page.addInitScript("""
                window.Notification = class {
                  static permission = 'granted';
                  static requestPermission() { return Promise.resolve('granted'); }
                  constructor(title) { document.body.dataset.notes = (document.body.dataset.notes ?? '') + '|' + title; }
                };""");
        VISITORS.enter(page, "ben", ConsoleTown.PASSWORD);
        page.locator("#alarms summary").click();
        page.locator("[data-alarm=desktop]").check();
        assertThat(page.locator("#alarm-sign")).hasText("Alarms on");

        mouth.say("mastodon", "spark", DANGER);
        Pattern one = Pattern.compile("\\|[^|]*spark[^|]*");
        assertThat(page.locator("body")).hasAttribute("data-notes", one);
        mouth.say("mastodon", "held-back", DANGER);
        assertThat(page.locator("#announce")).containsText("held-back");
        assertThat(page.locator("body")).hasAttribute("data-notes", one);

        Case other = mouth.say("mastodon", "somebody", BROKEN);
        page.navigate(VISITORS.address("/cases/" + other.id()));
        page.evaluate("localStorage.setItem('earshot-alarm-at', 0)");
        mouth.say("mastodon", "elsewhere", DANGER);
        assertThat(page.locator("body")).hasAttribute("data-notes", Pattern.compile("\\|[^|]*elsewhere[^|]*"));
    }
}
