package org.earshot.console.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import org.earshot.admit.Enrolment;

/**
 * A second factor to enrol, as a page shows it: a QR code whose dark squares are one path of an SVG, and the same to type and to tap.
 *
 * @param path the dark squares, each one unit wide
 * @param size how many units wide and high the picture is
 * @param groups the key to type
 * @param link the key to tap, on the phone itself
 */
public record OfferView(String path, int size, String groups, String link) {
    /** Draws the code. */
    public static OfferView of(Enrolment offered) {
        BitMatrix squares;
        try {
            squares = new QRCodeWriter().encode(offered.link(), BarcodeFormat.QR_CODE, 0, 0);
        } catch (WriterException e) {
            throw new IllegalStateException("a key of fixed length always fits a QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new OfferView(path.toString(), squares.getWidth(), offered.groups(), offered.link());
    }

    @Override
    public String toString() {
        return "an offer to enrol";
    }
}
