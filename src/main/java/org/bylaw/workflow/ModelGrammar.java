package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.ClassUtils;

/**
 * The few sentences that models may say to the engine: one call of a marked bean with plain arguments, a variable, a
 * comparison of these. Everything else of the expression language is not spoken here, so that nobody has to know what it can do.
 */
final class ModelGrammar {

    private static final Pattern TOKEN = Pattern.compile("""
        \\s*(?:(?<text>'[^'"\\\\{}$#]*'|"[^'"\\\\{}$#]*")|(?<number>\\d{1,18}(?:\\.\\d{1,9})?)\
        |(?<name>[A-Za-z_][A-Za-z0-9_]{0,99})|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!().,-]))\
        """);

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> JOINTS = Set.of("&&", "||");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    /** What the engine puts beside the variables of a process, and words of the language itself. */
    private static final Set<String> NO_VARIABLES = Set.of(
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "authenticatedUserId",
            "loggedInUserId",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "empty",
            "instanceof");

    private static final int DEEPEST = 10;
    private static final int LONGEST = 2000;

    private final DelegateBeans delegates;
    private final List<String> tokens;
    private int at;

    private ModelGrammar(DelegateBeans delegates, List<String> tokens) {
        this.delegates = delegates;
        this.tokens = tokens;
    }

    /** Something in the expression that models do not say. */
    private static final class Unspoken extends Exception {
        Unspoken(String words) {
            super(words);
        }
    }

    private interface Sentence {
        void read() throws Unspoken;
    }

    /** {@code ${bean.method(argument, …)}}; what is wrong with it, in words. */
    static Optional<String> call(String expression, DelegateBeans delegates) {
        return check(expression, delegates, grammar -> grammar::call);
    }

    /** A call, a variable or a constant. */
    static Optional<String> value(String expression, DelegateBeans delegates) {
        return check(expression, delegates, grammar -> grammar::operand);
    }

    /** Comparisons of these, joined by {@code &&}, {@code ||} and {@code !}. */
    static Optional<String> condition(String expression, DelegateBeans delegates) {
        return check(expression, delegates, grammar -> () -> grammar.condition(1));
    }

    private static Optional<String> check(
            String expression, DelegateBeans delegates, Function<ModelGrammar, Sentence> sentence) {
        String text = expression.strip();
        if (text.length() > LONGEST) {
            return Optional.of(say("It is longer than {0} characters.", LONGEST));
        }
        if (!text.startsWith("${") || !text.endsWith("}")) {
            return Optional.of(say("It has to be one expression: ${…}."));
        }
        try {
            ModelGrammar grammar = new ModelGrammar(delegates, tokens(text.substring(2, text.length() - 1)));
            sentence.apply(grammar).read();
            if (grammar.at < grammar.tokens.size()) {
                throw new Unspoken(say("“{0}” is too much.", grammar.tokens.get(grammar.at)));
            }
            return Optional.empty();
        } catch (Unspoken e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> tokens(String text) throws Unspoken {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            if (!matcher.region(from, text.length()).lookingAt()) {
                throw new Unspoken(
                        say("“{0}” is not for models.", text.substring(from).strip()));
            }
            tokens.add(matcher.group().strip());
            from = matcher.end();
        }
        return tokens;
    }

    private void condition(int depth) throws Unspoken {
        if (depth > DEEPEST) {
            throw new Unspoken(say("It has too many brackets."));
        }
        part(depth);
        while (JOINTS.contains(peek())) {
            at++;
            part(depth);
        }
    }

    private void part(int depth) throws Unspoken {
        while (peek().equals("!")) {
            at++;
        }
        if (peek().equals("(")) {
            at++;
            condition(depth + 1);
            take(")");
            return;
        }
        operand();
        if (COMPARISONS.contains(peek())) {
            at++;
            operand();
        }
    }

    private void operand() throws Unspoken {
        if (isName(peek()) && peek(1).equals(".") && peek(3).equals("(")) {
            call();
        } else {
            argument();
        }
    }

    private void call() throws Unspoken {
        String bean = name();
        take(".");
        String method = name();
        take("(");
        int arguments = 0;
        while (!peek().equals(")")) {
            if (arguments > 0) {
                take(",");
            }
            argument();
            arguments++;
        }
        take(")");
        require(bean, method, arguments);
    }

    private void require(String bean, String method, int arguments) throws Unspoken {
        Class<?> type = delegates.typeOf(bean);
        if (type == null) {
            throw new Unspoken(say("There is no bean “{0}” for models.", bean));
        }
        // Not the methods of every object, nor those that a proxy adds.
        boolean found = Arrays.stream(ClassUtils.getUserClass(type).getMethods())
                .filter(candidate -> candidate.getDeclaringClass() != Object.class)
                .anyMatch(
                        candidate -> candidate.getName().equals(method) && candidate.getParameterCount() == arguments);
        if (!found) {
            throw new Unspoken(say("{0} has no method {1} with {2} arguments.", bean, method, arguments));
        }
    }

    /** A constant, a variable, or what a variable holds under a name. */
    private void argument() throws Unspoken {
        String token = next();
        if (token.equals("-")) {
            token = next();
            if (!Character.isDigit(token.charAt(0))) {
                throw new Unspoken(say("“{0}” is not for models.", token));
            }
            return;
        }
        char first = token.charAt(0);
        if (first == '\'' || first == '"' || Character.isDigit(first) || CONSTANTS.contains(token)) {
            return;
        }
        if (!isName(token) || NO_VARIABLES.contains(token) || delegates.names().contains(token)) {
            throw new Unspoken(say("“{0}” is not for models.", token));
        }
        if (peek().equals(".")) {
            at++;
            if (name().equals("class")) {
                throw new Unspoken(say("“{0}” is not for models.", token + ".class"));
            }
        }
    }

    private String name() throws Unspoken {
        String token = next();
        if (!isName(token)) {
            throw new Unspoken(say("“{0}” is not for models.", token));
        }
        return token;
    }

    private void take(String wanted) throws Unspoken {
        String token = next();
        if (!token.equals(wanted)) {
            throw new Unspoken(say("“{0}” is not for models.", token));
        }
    }

    private String next() throws Unspoken {
        if (at >= tokens.size()) {
            throw new Unspoken(say("It ends too early."));
        }
        return tokens.get(at++);
    }

    private String peek() {
        return peek(0);
    }

    private String peek(int further) {
        return at + further < tokens.size() ? tokens.get(at + further) : "";
    }

    private static boolean isName(String token) {
        return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
    }
}
