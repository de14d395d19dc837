package org.earshot.listen.email;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Cuts away what a mail program puts below an answer: what is answered, the signature, an advertisement of the telephone. */
final class Quotes {
    private static final int LONGEST_LINE = 400;

    /** How mail programs mark what they quote in HTML. */
    private static final String MARKED =
            "blockquote[type=cite], blockquote.gmail_quote, div.gmail_quote, div.gmail_quote_container,"
                    + " div.gmail_signature, div.moz-signature, pre.moz-signature, div.moz-cite-prefix, div.yahoo_quoted,"
                    + " div.protonmail_quote, blockquote.protonmail_quote, div.zmail_extra, #Signature,"
                    + " div#mail-editor-reference-message-container";

    /** Outlook marks only where the quote begins; all behind it belongs to it. */
    private static final String MARKED_BEGINNING = "div#divRplyFwdMsg, div#appendonsend";

    private static final Pattern DIVIDER =
            Pattern.compile("-{2,}\\s?(Original Message|Original-Nachricht|Ursprüngliche Nachricht|Mensaje original"
                    + "|Message d'origine|Messaggio originale|Mensagem original|Wiadomość oryginalna|Oorspronkelijk bericht"
                    + "|Forwarded message|Mensaje reenviado|Weitergeleitete Nachricht)\\s?-{2,}.*");

    private static final Pattern ATTRIBUTION = Pattern.compile(
            ".{1,300}\\s(wrote|escribió|a écrit|ha scritto|escreveu|schrieb|schreef|pisze|napisała?|napisał\\(a\\)|skrev)"
                    + "(\\s.{0,80})?:\\s*");

    private static final Pattern DATED = Pattern.compile("\\d");
    private static final Pattern ADDRESS = Pattern.compile("\\S@\\S");

    /** Outlook begins what it quotes with the header: who, and in one of the next lines when. */
    private static final Pattern WHO = Pattern.compile("\\**(From|Von|De|Da|Od|Van|Från)\\s?:\\**\\s.+");

    private static final Pattern WHEN = Pattern.compile(
            "\\**(Sent|Date|Gesendet|Datum|Enviado|Enviado el|Fecha|Envoyé|Inviato|Data|Wysłano|Verzonden|Skickat)\\s?:\\**\\s.+");

    private static final Pattern TELEPHONE = Pattern.compile(
            "(?i)(sent from my |get outlook for |enviado desde mi |enviado do meu "
                    + "|envoyé de mon |von meinem .{1,40} gesendet|wysłane? z |inviato da(l mio)? |verzonden vanaf mijn ).{0,80}");

    private Quotes() {}

    /** HTML without the parts that a mail program marked as quoted; as it was where nothing else is in it. */
    static String withoutMarkedQuotes(String html) {
        Document page = Jsoup.parse(html);
        String before = page.body().text();
        Document bare = page.clone();
        bare.select(MARKED).forEach(Element::remove);
        Element beginning = bare.selectFirst(MARKED_BEGINNING);
        if (beginning != null) {
            List<Element> behind = new ArrayList<>(beginning.nextElementSiblings());
            Collections.reverse(behind); // from the end, because taking out of the middle moves all that follows
            behind.forEach(Element::remove);
            beginning.remove();
        }
        return bare.body().text().isBlank() && !before.isBlank()
                ? page.body().html()
                : bare.body().html();
    }

    /** What the person wrote; the whole text where everything in it is quoted, as in a message that is passed on. */
    static String cut(String text) {
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size() && !endsHere(lines, i); i++) {
            if (!lines.get(i).startsWith(">")) {
                kept.add(lines.get(i));
            }
        }
        while (!kept.isEmpty() && isTail(kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        String said = String.join("\n", kept).strip();
        return said.isBlank() ? text.strip() : said;
    }

    private static boolean isTail(String line) {
        return line.isBlank()
                || (line.length() < LONGEST_LINE
                        && TELEPHONE.matcher(line.strip()).matches());
    }

    private static boolean endsHere(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.equals("--") || line.equals("-- ")) {
            return true;
        }
        String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
        if (line.length() > LONGEST_LINE || next.length() > LONGEST_LINE) {
            return false;
        }
        String bare = line.strip();
        return DIVIDER.matcher(bare).matches()
                || attributes(bare, lines, at + 1)
                || attributes(bare + " " + next.strip(), lines, at + 2)
                || (WHO.matcher(bare).matches() && datedSoon(lines, at));
    }

    /**
     * "On Monday, 2 March, Ann wrote:", in one line or two, above what is quoted. Where what follows is not marked as quoted, the line
     * must name an address, because people write "On 3 May I wrote to you:" too.
     */
    private static boolean attributes(String line, List<String> lines, int behind) {
        if (!ATTRIBUTION.matcher(line).matches() || !DATED.matcher(line).find()) {
            return false;
        }
        Optional<String> below =
                lines.stream().skip(behind).filter(one -> !one.isBlank()).findFirst();
        return below.isEmpty()
                || below.get().startsWith(">")
                || ADDRESS.matcher(line).find();
    }

    private static boolean datedSoon(List<String> lines, int at) {
        return lines.subList(at + 1, Math.min(lines.size(), at + 5)).stream()
                .filter(line -> line.length() < LONGEST_LINE)
                .anyMatch(line -> WHEN.matcher(line.strip()).matches());
    }
}
