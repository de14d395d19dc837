package org.earshot.listen.reviewpage;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Validators;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Links;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jsoup.select.Selector;
import org.springframework.stereotype.Component;

/** Reads review pages, obeying robots.txt: one page a step, on to the next while there is something new on it. */
@Component
class ReviewPageReader implements PlatformReader {
    static final String PLATFORM = "review-page";
    private static final int PAGES = 5;
    private static final int MOST_PAGES = 50;
    private static final Set<Integer> GONE = Set.of(404, 410);

    private final Clock clock;

    ReviewPageReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<URI> start = Links.web(null, source.need("url")).map(URI::create);
        if (start.isEmpty()) {
            return new Poll.Stop(
                    "the url of source " + source.id() + " is not an http or https address: correct it in its file");
        }
        Walk walk = new Walk(start.get(), cursor);
        Request request =
                Request.get(walk.page()).header("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");
        Answer answer = fetcher.fetch(request.asRobot().unlessUnchanged(validators(walk)));
        if (walk.underWay() && isClosed(answer)) {
            Poll.Gap gap = new Poll.Gap(null, null, "possible gap: the next page of the list could not be read");
            return new Poll.Page(List.of(), List.of(), walk.ended(), false, gap, null);
        }
        Optional<Poll> trouble = Answers.publicTrouble(answer, source, clock.instant());
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.status() == 304
                ? Poll.Page.last(List.of(), List.of(), walk.ended())
                : page(source, start.get(), walk, answered);
    }

    private static boolean isClosed(Answer answer) {
        return answer instanceof Answer.Answered answered
                ? GONE.contains(answered.status())
                : ((Answer.Unanswered) answer).kind() == Answer.Kind.ROBOTS;
    }

    private static Validators validators(Walk walk) {
        Cursor cursor = walk.cursor();
        return walk.underWay()
                ? Validators.NONE
                : new Validators(
                        cursor.get("etag").orElse(null),
                        cursor.get("last-modified").orElse(null));
    }

    private static Poll page(Source source, URI start, Walk walk, Answer.Answered answered) {
        ReviewPage page = ReviewPage.of(answered);
        List<String> refused = new ArrayList<>();
        List<Review> reviews;
        Optional<URI> next;
        try {
            reviews = reviews(source, page, refused);
            next = page.next(source.parameter("next").orElse(null));
        } catch (Selector.SelectorParseException e) {
            return new Poll.Stop("a CSS selector of source " + source.id() + " cannot be read: correct it in its file");
        }
        if (reviews.isEmpty() && !walk.underWay() && !isPlausible(source, page)) {
            return new Poll.TryLater(Optional.empty(), nothingFound(source, answered), null);
        }
        ReviewIdentity identity = new ReviewIdentity(start, page.address().toString(), page.shown());
        List<Post> posts = identity.posts(reviews);
        Poll.Page step = walk.step(posts, refused, next, pages(source));
        return walk.underWay() ? step : validated(step, answered, next.isPresent());
    }

    private static List<Review> reviews(Source source, ReviewPage page, List<String> refused) {
        return source.parameter("item").isPresent()
                ? SelectedReviews.in(page.document(), source)
                : MarkedReviews.in(page.document(), refused::add).reviews();
    }

    /** A page with markup and without reviews has none yet; one without any markup is a wall, an error, or needs selectors. */
    private static boolean isPlausible(Source source, ReviewPage page) {
        return source.parameter("item").isEmpty()
                && MarkedReviews.in(page.document(), broken -> {}).marked();
    }

    private static String nothingFound(Source source, Answer.Answered answered) {
        String host = Answers.host(answered);
        if (answered.body().length == 0) {
            return host + " answered nothing instead of a page";
        }
        return source.parameter("item").isPresent()
                ? "the selector item of source " + source.id() + " finds nothing on the page of " + host
                        + ": the page changed, or it is not the page that people see"
                : "the page of " + host + " has no reviews that are marked up: give source " + source.id()
                        + " the selectors item and text, or an address that has them without JavaScript";
    }

    /** A list of several pages is always read anew: its first page may be unchanged while others are not. */
    private static Poll.Page validated(Poll.Page page, Answer.Answered answered, boolean several) {
        Validators validators = several ? Validators.NONE : answered.validators();
        Cursor next = page.next().with("etag", validators.etag()).with("last-modified", validators.lastModified());
        return new Poll.Page(page.posts(), page.refused(), next, page.more(), page.gap(), page.budget());
    }

    private static int pages(Source source) {
        return source.parameter("pages")
                .filter(number -> number.matches("\\d{1,4}"))
                .map(number -> Math.max(1, Math.min(MOST_PAGES, Integer.parseInt(number))))
                .orElse(PAGES);
    }
}
