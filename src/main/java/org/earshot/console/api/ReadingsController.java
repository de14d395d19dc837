package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Verdict;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what would be decided about a text; stores nothing. */
@Tag(name = "Readings")
@RestController
class ReadingsController {
    private static final String SOURCE = "api";

    private final PatientReader reader;
    private final Triage triage = new Triage();
    private final Live<BrandBook> brands;
    private final Live<TriagePolicy> policy;
    private final Clock clock;

    ReadingsController(PatientReader reader, Live<BrandBook> brands, Live<TriagePolicy> policy, Clock clock) {
        this.reader = reader;
        this.brands = brands;
        this.policy = policy;
        this.clock = clock;
    }

    @Operation(summary = "Reads and judges a text without storing it")
    @ApiResponse(responseCode = "200", description = "The reading and the verdict")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    @ApiResponse(responseCode = "422", description = "There is no such brand")
    @ApiResponse(
            responseCode = "503",
            description = "The model is still loading or busy; Retry-After says when to ask again")
    @PostMapping("/api/v1/readings")
    Answer read(@RequestBody Question body) {
        Post post = body.post();
        Brand brand = brand(Asked.text(body.brand()), post.text());
        Reading reading = reader.read(post, brand);
        Instant now = clock.instant();
        Mention mention = new Mention(0, post, SOURCE, brand.id(), now, null, Stage.READ, 0);
        Verdict verdict = triage.judge(mention, vouched(reading, mention), policy.get(), now);
        return new Answer(ReadingJson.of(reading), VerdictJson.of(verdict));
    }

    /** Who asks about a text says that it is about the brand, as who posts a mention does, unless it says what the brand excludes. */
    private Reading vouched(Reading reading, Mention mention) {
        String text = mention.post().text();
        return brands.get().matcher().excluded(mention.brand(), text) ? reading : reading.vouched();
    }

    private Brand brand(@Nullable String asked, String text) {
        BrandBook book = brands.get();
        if (asked != null) {
            return book.find(asked).orElseThrow(() -> Refusals.unprocessable("there is no brand '" + asked + "'"));
        }
        Set<String> named = book.matcher().brandsIn(text);
        List<Brand> all = book.all();
        return all.stream()
                .filter(brand -> named.contains(brand.id()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> Refusals.unprocessable("there is no brand yet in config/brands.yaml"));
    }

    /**
     * A text to read.
     *
     * @param text what was said
     * @param language what the platform believes, a BCP 47 tag
     * @param platform where it was said
     * @param brand a brand's id; else the first brand that the text names, else the first of all
     * @param rating stars, 1 to 5
     * @param followers how many follow the author
     */
    @Schema(name = "Question")
    record Question(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text,

            @Nullable String language,
            @Nullable String platform,
            @Nullable String brand,
            @Nullable Double rating,
            @Nullable Long followers) {
        Post post() {
            String said = Asked.text(text, "text", Integer.MAX_VALUE);
            String tag = Asked.text(language);
            String place = Optional.ofNullable(Asked.text(platform)).orElse(SOURCE);
            if (followers != null && followers < 0) {
                throw Refusals.badRequest("followers is not a number of people");
            }
            Post.Details details = Post.Details.NONE
                    .in(tag == null ? null : Asked.text(tag, "language", 40))
                    .rated(MentionIn.stars(rating));
            MentionId id = new MentionId(MentionIn.platform(place), "reading");
            return new Post(id, new Author(null, "unknown", null, followers), said, details);
        }
    }

    /**
     * What would be decided.
     *
     * @param reading what we understand
     * @param verdict what triage decides
     */
    @Schema(name = "Answer")
    record Answer(ReadingJson reading, VerdictJson verdict) {}
}
