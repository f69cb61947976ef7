package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.ExportSpecifier;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.ImportPhase;
import org.ashlar.vm.ast.ImportSpecifier;
import org.ashlar.vm.ast.ModuleRequest;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.lexer.TokenKind;

/** Import and export (sec-imports, sec-exports). */
final class ModuleParser {
  /** The binding of a default export that has no name of its own. */
  static final String DEFAULT_BINDING = "*default*";

  private final ParserCore core;
  private final Set<String> exportedNames = new HashSet<>();

  ModuleParser(ParserCore core) {
    this.core = core;
  }

  /** An item of a module: import, export or statement. */
  Statement parseItem() {
    if (core.at(TokenKind.EXPORT)) {
      return parseExport();
    }
    if (core.at(TokenKind.AT)) {
      return parseDecorated();
    }
    if (core.at(TokenKind.IMPORT)) {
      TokenKind following = core.lexer.peek();
      if (following != TokenKind.LEFT_PARENTHESIS && following != TokenKind.DOT) {
        return parseImport();
      }
    }
    return core.statements.parseListItem();
  }

  /** A class whose decorators may stand before the word {@code export}. */
  private Statement parseDecorated() {
    core.classes.parseLeading();
    Statement statement =
        core.at(TokenKind.EXPORT) ? parseExport() : core.classes.parseDeclaration(false);
    core.classes.requireNoLeading();
    return statement;
  }

  /** At {@code import} or {@code export} where no declaration of it may stand. */
  Statement parseMisplaced() {
    if (core.at(TokenKind.EXPORT)) {
      throw core.unexpected();
    }
    return parseImportExpression();
  }

  /** A statement that starts with {@code import(...)} or {@code import.meta}. */
  Statement parseImportExpression() {
    TokenKind following = core.lexer.peek();
    if (following != TokenKind.LEFT_PARENTHESIS && following != TokenKind.DOT) {
      throw core.errorHere(
          core.module
              ? "Cannot use import statement inside a block or function"
              : "Cannot use import statement outside a module");
    }
    return core.statements.parseExpressionStatement();
  }

  private Statement parseImport() {
    int start = core.start();
    core.next();
    if (core.at(TokenKind.STRING)) {
      ModuleRequest request = parseRequest(ImportPhase.EVALUATION);
      core.semicolon();
      return new Statement.ImportDeclaration(start, core.previousEnd(), List.of(), request);
    }
    ImportPhase phase = parsePhase();
    List<ImportSpecifier> specifiers = new ArrayList<>();
    boolean more = true;
    if (core.atIdentifier()) {
      Pattern.Binding local = core.patterns.parseBinding();
      specifiers.add(
          new ImportSpecifier(
              local.start(), local.end(), phase == ImportPhase.SOURCE ? null : "default", local));
      more = phase == ImportPhase.EVALUATION && core.eat(TokenKind.COMMA);
    }
    if (more) {
      if (core.at(TokenKind.MULTIPLY)) {
        specifiers.add(parseNamespaceImport());
      } else if (phase == ImportPhase.EVALUATION) {
        parseNamedImports(specifiers);
      } else {
        throw core.unexpected();
      }
    }
    expectWord("from");
    ModuleRequest request = parseRequest(phase);
    core.semicolon();
    return new Statement.ImportDeclaration(
        start, core.previousEnd(), List.copyOf(specifiers), request);
  }

  private ImportPhase parsePhase() {
    if (core.atWord("defer") && core.lexer.peek() == TokenKind.MULTIPLY) {
      core.next();
      return ImportPhase.DEFER;
    }
    if (core.atWord("source") && core.lexer.peek().isSloppyIdentifier()) {
      // "import source from 'x'" names its default import source; "import source from from 'x'"
      // does not.
      long mark = core.lexer.mark();
      core.next();
      if (!core.atWord("from") || core.lexer.peek() == TokenKind.IDENTIFIER) {
        return ImportPhase.SOURCE;
      }
      core.lexer.reset(mark);
    }
    return ImportPhase.EVALUATION;
  }

  private ImportSpecifier parseNamespaceImport() {
    int start = core.start();
    core.next();
    expectWord("as");
    Pattern.Binding local = core.patterns.parseBinding();
    return new ImportSpecifier(start, core.previousEnd(), null, local);
  }

  private void parseNamedImports(List<ImportSpecifier> specifiers) {
    core.expect(TokenKind.LEFT_BRACE);
    while (!core.eat(TokenKind.RIGHT_BRACE)) {
      int start = core.start();
      boolean needsAs = !core.atIdentifier() || isRename();
      Pattern.Binding local;
      String imported;
      if (needsAs) {
        imported = parseExportName();
        expectWord("as");
        local = core.patterns.parseBinding();
      } else {
        local = core.patterns.parseBinding();
        imported = local.name();
      }
      specifiers.add(new ImportSpecifier(start, core.previousEnd(), imported, local));
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        core.expect(TokenKind.COMMA);
      }
    }
  }

  /** Whether the current name is followed by {@code as}, which no comma or brace is. */
  private boolean isRename() {
    TokenKind following = core.lexer.peek();
    return following != TokenKind.COMMA && following != TokenKind.RIGHT_BRACE;
  }

  private String parseExportName() {
    if (core.at(TokenKind.STRING)) {
      String name = core.lexer.text();
      requireWellFormed(name);
      core.next();
      return name;
    }
    if (!core.kind().isIdentifierName()) {
      throw core.unexpected();
    }
    String name = core.lexer.text();
    core.next();
    return name;
  }

  private void requireWellFormed(String name) {
    for (int i = 0; i < name.length(); i++) {
      int codePoint = name.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw core.errorHere("Invalid module export name: contains unpaired surrogate character");
      }
      i += Character.charCount(codePoint) - 1;
    }
  }

  private ModuleRequest parseRequest(ImportPhase phase) {
    int start = core.start();
    if (!core.at(TokenKind.STRING)) {
      throw core.unexpected();
    }
    String specifier = core.lexer.text();
    core.next();
    List<ModuleRequest.Attribute> attributes =
        core.at(TokenKind.WITH) ? parseAttributes() : List.of();
    return new ModuleRequest(start, core.previousEnd(), specifier, attributes, phase);
  }

  private List<ModuleRequest.Attribute> parseAttributes() {
    core.next();
    core.expect(TokenKind.LEFT_BRACE);
    List<ModuleRequest.Attribute> attributes = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (!core.eat(TokenKind.RIGHT_BRACE)) {
      if (!core.at(TokenKind.STRING) && !core.kind().isIdentifierName()) {
        throw core.unexpected();
      }
      String key = core.lexer.text();
      if (!keys.add(key)) {
        throw core.errorHere("Import attributes has a duplicate key '" + key + "'");
      }
      core.next();
      core.expect(TokenKind.COLON);
      if (!core.at(TokenKind.STRING)) {
        throw core.unexpected();
      }
      attributes.add(new ModuleRequest.Attribute(key, core.lexer.text()));
      core.next();
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        core.expect(TokenKind.COMMA);
      }
    }
    return List.copyOf(attributes);
  }

  private Statement parseExport() {
    int start = core.start();
    core.next();
    switch (core.kind()) {
      case MULTIPLY -> {
        return parseExportAll(start);
      }
      case LEFT_BRACE -> {
        return parseExportNamed(start);
      }
      case DEFAULT -> {
        return parseExportDefault(start);
      }
      default -> {
        return parseExportDeclaration(start);
      }
    }
  }

  private Statement parseExportAll(int start) {
    core.next();
    String exported = null;
    if (core.atWord("as")) {
      core.next();
      int at = core.start();
      exported = parseExportName();
      declareExport(exported, at);
    }
    expectWord("from");
    ModuleRequest request = parseRequest(ImportPhase.EVALUATION);
    core.semicolon();
    return new Statement.ExportAll(start, core.previousEnd(), exported, request);
  }

  private Statement parseExportNamed(int start) {
    core.next();
    List<ExportSpecifier> specifiers = new ArrayList<>();
    SyntaxException localError = null;
    while (!core.eat(TokenKind.RIGHT_BRACE)) {
      int at = core.start();
      // Which names are allowed is known only when a from clause follows or does not.
      if (localError == null
          && (!core.atIdentifier() || core.kind().isStrictReserved() || core.at(TokenKind.AWAIT))) {
        localError = core.unexpected();
      }
      String local = parseExportName();
      String exported = local;
      if (core.atWord("as")) {
        core.next();
        exported = parseExportName();
      }
      declareExport(exported, at);
      specifiers.add(new ExportSpecifier(at, core.previousEnd(), -1, local, exported));
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        core.expect(TokenKind.COMMA);
      }
    }
    if (core.atWord("from")) {
      core.next();
      ModuleRequest request = parseRequest(ImportPhase.EVALUATION);
      core.semicolon();
      return new Statement.ExportNamed(start, core.previousEnd(), List.copyOf(specifiers), request);
    }
    if (localError != null) {
      throw localError;
    }
    core.semicolon();
    List<ExportSpecifier> locals = new ArrayList<>(specifiers.size());
    for (ExportSpecifier s : specifiers) {
      core.requireIdentifier(s.local(), s.start(), s.start() + s.local().length());
      locals.add(
          new ExportSpecifier(s.start(), s.end(), core.newIdentifier(), s.local(), s.exported()));
    }
    return new Statement.ExportNamed(start, core.previousEnd(), List.copyOf(locals), null);
  }

  private Statement parseExportDefault(int start) {
    declareExport("default", core.start());
    core.next();
    int at = core.start();
    Statement declaration;
    if (core.at(TokenKind.FUNCTION)) {
      declaration = core.functions.parseDeclaration(at, false, true);
    } else if (core.at(TokenKind.ASYNC) && core.lexer.peekOnSameLine() == TokenKind.FUNCTION) {
      core.next();
      declaration = core.functions.parseDeclaration(at, true, true);
    } else if (core.at(TokenKind.CLASS) || core.at(TokenKind.AT)) {
      declaration = core.classes.parseDeclaration(true);
    } else {
      Expression expression = core.expressions.parseAssignment();
      core.semicolon();
      var binding = new Pattern.Binding(at, at, core.newIdentifier(), DEFAULT_BINDING);
      return new Statement.ExportDefaultExpression(start, core.previousEnd(), binding, expression);
    }
    return new Statement.ExportDeclaration(start, core.previousEnd(), true, declaration);
  }

  private Statement parseExportDeclaration(int start) {
    boolean allowed =
        switch (core.kind()) {
          case VAR, CONST, FUNCTION, CLASS, AT -> true;
          case LET -> true;
          case ASYNC -> core.lexer.peekOnSameLine() == TokenKind.FUNCTION;
          default -> false;
        };
    if (!allowed) {
      throw core.unexpected();
    }
    Statement declaration =
        core.at(TokenKind.VAR)
            ? core.declarations.parseStatement()
            : core.statements.parseListItem();
    if (declaration instanceof Statement.FunctionDeclaration d) {
      declareExport(d.binding().name(), d.binding().start());
    } else if (declaration instanceof Statement.ClassDeclaration d) {
      declareExport(d.binding().name(), d.binding().start());
    } else if (declaration instanceof Statement.VariableDeclaration d) {
      declareAll(d);
    } else {
      throw core.error("Unexpected token 'export'", start, start + 6);
    }
    return new Statement.ExportDeclaration(start, core.previousEnd(), false, declaration);
  }

  private void declareAll(Statement.VariableDeclaration declaration) {
    if (declaration.declarationKind() == DeclarationKind.USING) {
      throw core.error("Unexpected identifier 'using'", declaration.start(), declaration.end());
    }
    List<Pattern.Binding> names = new ArrayList<>();
    for (VariableDeclarator declarator : declaration.declarators()) {
      FunctionParser.collectNames(declarator.target(), names);
    }
    for (Pattern.Binding binding : names) {
      declareExport(binding.name(), binding.start());
    }
  }

  private void declareExport(String name, int at) {
    if (!exportedNames.add(name)) {
      throw core.error("Duplicate export of '" + name + "'", at, at + name.length());
    }
  }

  private void expectWord(String word) {
    if (!core.atWord(word)) {
      throw core.unexpected();
    }
    core.next();
  }
}
