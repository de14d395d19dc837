package org.earshot.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of alerts, from {@code application.yaml} or the environment.
 *
 * @param consoleUrl where staff reach the console, for links
 * @param alerts settings of mail
 */
@ConfigurationProperties("earshot")
public record AlertSettings(
        @DefaultValue("http://127.0.0.1:8080") String consoleUrl,
        @DefaultValue Mail alerts) {
    /** The console's address without a slash at its end. */
    public String console() {
        return consoleUrl.replaceAll("/+$", "");
    }

    /**
     * How mail is sent; the server is a matter of {@code spring.mail.*}.
     *
     * @param from who sends it; its host also names the messages
     */
    public record Mail(@DefaultValue("earshot@localhost") String from) {}
}
