package org.earshot.listen.reviewpage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.listen.Links;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page as it came, and the addresses that it names.
 *
 * @param document the page; relative addresses in it are resolved by its base element, else by its own address
 * @param address where it came from after redirects
 */
record ReviewPage(Document document, URI address) {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._:-]*)", Pattern.CASE_INSENSITIVE);

    /** Parses an answer: by its byte order mark, else its header, else its meta element, else as UTF-8. */
    static ReviewPage of(Answer.Answered answered) {
        String charset = answered.headers()
                .first("Content-Type")
                .flatMap(ReviewPage::charset)
                .orElse(null);
        try {
            String address = answered.address().toString();
            return new ReviewPage(
                    Jsoup.parse(new ByteArrayInputStream(answered.body()), charset, address), answered.address());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static Optional<String> charset(String contentType) {
        Matcher found = CHARSET.matcher(contentType);
        return found.find() && Charset.isSupported(found.group(1)) ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The address that people should see: the canonical one where it is on the same host. */
    String shown() {
        return named(document.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]"))
                .map(URI::toString)
                .orElseGet(() -> address.toString().replaceFirst("#.*$", ""));
    }

    /**
     * The address of the next page on the same host.
     *
     * @param selector of a link to it, or of something around one; null for what the page marks with {@code rel=next}
     */
    Optional<URI> next(@Nullable String selector) {
        String rel = "[rel~=(?i)(^|\\s)next(\\s|$)][href]";
        Element found = document.selectFirst(selector == null ? "link" + rel + ", a" + rel : selector);
        Element link = found == null || found.hasAttr("href") ? found : found.selectFirst("[href]");
        return named(link).map(next -> URI.create(next.toString().replaceFirst("#.*$", "")));
    }

    private Optional<URI> named(@Nullable Element link) {
        return Stream.ofNullable(link)
                .flatMap(found -> Links.web(document.baseUri(), found.attr("href")).stream())
                .map(URI::create)
                .filter(named -> place(named).equals(place(address)))
                .findFirst();
    }

    private static String place(URI address) {
        int port = address.getPort() == 80 || address.getPort() == 443 ? -1 : address.getPort();
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
