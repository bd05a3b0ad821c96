package io.puente.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.puente.model.CanonicalKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CEL (https://cel.dev), set up so that an expression can name exactly the values that a mapping file can. A text that is
 * missing is an empty text; a moment or a number that is missing leaves the whole expression without a value, unless
 * {@code given(path)} was asked before. Nothing in an expression can reach outside or run without end.
 */
final class ExpressionLanguage {

    /** Name under which an expression asks whether a value is there; no path can begin like this. */
    static final String GIVEN = "__given.";

    static final String DETAILS = "message.details";

    /** Characters; more is a program, and belongs into a route. */
    private static final int LONGEST = 2_000;

    private static final CelOptions OPTIONS =
            CelOptions.current().comprehensionMaxIterations(1_000).build();

    private static final Map<CanonicalKind, ExpressionLanguage> LANGUAGES = new EnumMap<>(CanonicalKind.class);

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private ExpressionLanguage(CanonicalKind from) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(CelMacro.newGlobalMacro("given", 1, ExpressionLanguage::given))
                .addLibraries(CelExtensions.strings());
        for (CanonicalPath path : CanonicalVocabulary.readableFrom(from)) {
            builder.addVar(path.name(), type(path.type())).addVar(GIVEN + path.name(), SimpleType.BOOL);
        }
        if (from == CanonicalKind.MESSAGE) {
            builder.addVar(DETAILS, MapType.create(SimpleType.STRING, SimpleType.STRING));
        }
        this.compiler = builder.build();
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(CelExtensions.strings())
                .build();
    }

    /** Made on first use: a file without expressions does not pay for them. */
    static synchronized ExpressionLanguage of(CanonicalKind from) {
        return LANGUAGES.computeIfAbsent(from, ExpressionLanguage::new);
    }

    /** @return null if it is not right; the reasons are then among the problems */
    @Nullable
    Expression compile(String text, ExpressionSpot spot) {
        if (text.length() > LONGEST) {
            spot.problem(0, 0, "the expression has more than " + LONGEST + " characters", "use 'map' or 'decide'");
            return null;
        }
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            report(result.getErrors(), text, spot);
            return null;
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            ExpressionWords words = ExpressionWords.of(tree);
            words.check(spot);
            return spot.clean()
                    ? new Expression(text, runtime.createProgram(tree), tree.getResultType(), words, names(tree))
                    : null;
        } catch (CelValidationException | CelEvaluationException e) {
            spot.problem(0, 0, "the expression cannot be used: " + e.getMessage(), "");
            return null;
        }
    }

    /** The values that the checker found in it. */
    private static Set<String> names(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream().map(CelReference::name).collect(Collectors.toUnmodifiableSet());
    }

    private static void report(List<CelIssue> issues, String text, ExpressionSpot spot) {
        for (CelIssue issue : issues) {
            int line = issue.getSourceLocation().getLine();
            int column = issue.getSourceLocation().getColumn();
            spot.issue(line, column, text, issue.getMessage());
        }
    }

    private static CelType type(ValueType type) {
        return switch (type) {
            case TEXT, WORD, CHOICE -> SimpleType.STRING;
            case NUMBER -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
            case INSTANT -> SimpleType.TIMESTAMP;
        };
    }

    private static Optional<CelExpr> given(
            CelMacroExprFactory factory, CelExpr target, com.google.common.collect.ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        String path = ExpressionWords.path(argument);
        if (path.isEmpty()) {
            return Optional.of(factory.reportError(CelIssue.formatError(
                    factory.getSourceLocation(argument), "given() takes the name of a value, such as contact.phone")));
        }
        if (path.startsWith(DETAILS + ".")) {
            return Optional.of(factory.newGlobalCall(
                    "@in",
                    factory.newStringLiteral(path.substring(DETAILS.length() + 1)),
                    factory.newSelect(factory.newIdentifier("message"), "details", false)));
        }
        return Optional.of(factory.newIdentifier(GIVEN + path));
    }
}
