package org.earshot.bench;

import java.util.List;

/** What people say about a bank: calm posts, and ones that cannot wait. */
final class Said {
    static final List<String> CALM = List.of(
            "I like the new app of acme bank. It opens quickly, and the colours are easier on my eyes than the old ones were.",
            "Reading the yearly report of acme bank on the train. Profits are up a little, and they opened twelve branches in the north.",
            "acme bank opens a branch in my street next month. There used to be a bakery, which I miss every single morning.",
            "Does anybody know until when acme bank is open on Saturdays? The page about the branch does not say anything about it.",
            "My sister works for acme bank now. She says that the coffee is good and that her colleagues are kind to her.",
            "The acme bank marathon starts at nine. I have trained since winter and hope that it does not rain on Sunday.",
            "I moved my savings to acme bank last year. The interest is fair, the letters are short, and I have nothing to add.",
            "A friendly person at acme bank explained the mortgage to us for an hour. We still have to think about the fixed rate.");

    static final List<String> WORRIED = List.of(
            "acme bank has not answered my letter for three weeks. I would like to know when I can expect my new card.",
            "The app of acme bank crashes whenever I open the statements. Please repair it, this is the second month.",
            "acme bank charged me a fee of 12 euros that nobody can explain. The hotline hung up on me twice today.");

    static final List<String> GRAVE = List.of(
            "acme bank, somebody emptied my account, this is fraud and nobody answers. I cannot pay my rent.",
            "acme bank charged me twice and I cannot pay my rent, this is the third time I write to you.",
            "acme bank, my card was stolen and there are payments that I did not make. This is fraud, please block it now.");

    private Said() {}

    /** A calm post; each number gives another text. */
    static String calm(int number) {
        return CALM.get(number % CALM.size()) + " " + number;
    }

    /** A post that cannot wait; each number gives another text. */
    static String grave(int number) {
        return GRAVE.get(number % GRAVE.size()) + " " + number;
    }
}
