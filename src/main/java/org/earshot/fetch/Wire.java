package org.earshot.fetch;

import java.io.IOException;
import java.time.Duration;
import org.earshot.fetch.Answer.Kind;

/** An open line and the thread that reads it. */
final class Wire implements Line {
    private final Request request;
    private final Speech speech;
    private final Spool spool = new Spool();

    /** How the other side speaks. */
    interface Speech {
        /** Reads the next message; throws where the line ends or breaks, also because {@link #hangUp} was called. */
        Heard.Message next() throws IOException;

        /** Called now and then while messages are taken. */
        void stir();

        /** Breaks off, from any thread; never throws. */
        void hangUp();
    }

    Wire(Request request, Speech speech) {
        this.request = request;
        this.speech = speech;
    }

    /** Begins to read. */
    Wire begin() {
        Thread reader = new Thread(this::read, "line " + request.address().getHost());
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    @Override
    public Heard next(Duration wait) {
        speech.stir();
        return spool.take(wait);
    }

    @Override
    public void close() {
        spool.end("we hung up");
        speech.hangUp();
    }

    private void read() {
        try {
            boolean wanted = true;
            while (wanted) {
                wanted = spool.put(speech.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            spool.end("interrupted");
        } catch (IOException e) {
            spool.end(why(e));
        } catch (IllegalStateException e) {
            // The client was closed under us.
            spool.end(Failures.unanswered(request, Kind.NETWORK, "broken off").why());
        } finally {
            speech.hangUp();
        }
    }

    private String why(IOException broken) {
        return broken instanceof BrokenLine line
                ? Failures.unanswered(request, Kind.NETWORK, line.why()).why()
                : Failures.of(request, broken).why();
    }
}
