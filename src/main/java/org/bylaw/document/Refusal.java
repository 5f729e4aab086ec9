package org.bylaw.document;

/** Why a file is not taken, in words for the person who handed it in. */
class Refusal extends Exception {

    Refusal(String why) {
        super(why);
    }
}
