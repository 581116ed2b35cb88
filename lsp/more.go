package lsp

import (
	"context"
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"
)

// dispatchMore answers what the editor asks for besides the basics.
func (s *Server) dispatchMore(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "textDocument/references":
		return on(req, func(p *referenceParams) (any, error) {
			c := s.cursor(p.TextDocument.URI, p.Position)
			if c == nil {
				return nil, nil
			}
			return c.references(p.Context.IncludeDeclaration), nil
		})
	case "textDocument/prepareRename":
		return on(req, func(p *positionParams) (any, error) {
			c := s.cursor(p.TextDocument.URI, p.Position)
			if c == nil {
				return nil, nil
			}
			return c.prepareRename()
		})
	case "textDocument/rename":
		return on(req, func(p *renameParams) (any, error) {
			c := s.cursor(p.TextDocument.URI, p.Position)
			if c == nil {
				return nil, failure("there is nothing to rename: the document is not a Ballerina source")
			}
			return c.rename(p.NewName)
		})
	case "textDocument/formatting":
		return on(req, s.formatting)
	case "textDocument/rangeFormatting":
		return on(req, s.rangeFormatting)
	case "textDocument/foldingRange":
		return on(req, s.folding)
	case "textDocument/selectionRange":
		return on(req, s.selection)
	case "textDocument/semanticTokens/full":
		return on(req, s.semanticFull)
	case "textDocument/semanticTokens/full/delta":
		return on(req, s.semanticDelta)
	case "textDocument/semanticTokens/range":
		return on(req, s.semanticRange)
	case "textDocument/inlayHint":
		return on(req, s.inlayHints)
	case "textDocument/completion":
		return on(req, s.completion)
	case "completionItem/resolve":
		return on(req, s.resolveCompletion)
	case "textDocument/signatureHelp":
		return at(s, req, (*cursor).signatureHelp)
	case "textDocument/codeAction":
		return on(req, s.codeActions)
	case "textDocument/codeLens":
		return on(req, s.codeLenses)
	case "workspace/executeCommand":
		return on(req, s.executeCommand)
	}
	if s.o.Extension != nil {
		var params json.RawMessage
		if req.Params != nil {
			params = *req.Params
		}
		return s.o.Extension(ctx, req.Method, params, s.open)
	}
	if req.Notif {
		return nil, nil
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "the method '" + req.Method + "' is not supported"}
}

// abilities are what the server tells the editor it can do.
func (s *Server) abilities() map[string]any {
	return map[string]any{
		"positionEncoding": s.enc.String(),
		"textDocumentSync": map[string]any{"openClose": true, "change": 2, "save": map[string]any{"includeText": false}},
		"completionProvider": map[string]any{
			"triggerCharacters": []string{".", ":", ">", "@", "/", "`"}, "resolveProvider": true,
			"completionItem": map[string]any{"labelDetailsSupport": true},
		},
		"signatureHelpProvider":           map[string]any{"triggerCharacters": []string{"(", ","}, "retriggerCharacters": []string{")"}},
		"hoverProvider":                   true,
		"definitionProvider":              true,
		"declarationProvider":             true,
		"typeDefinitionProvider":          true,
		"referencesProvider":              true,
		"documentHighlightProvider":       true,
		"documentSymbolProvider":          true,
		"workspaceSymbolProvider":         true,
		"renameProvider":                  map[string]any{"prepareProvider": true},
		"documentFormattingProvider":      true,
		"documentRangeFormattingProvider": true,
		"foldingRangeProvider":            true,
		"selectionRangeProvider":          true,
		"inlayHintProvider":               true,
		"semanticTokensProvider": map[string]any{
			"legend": map[string]any{"tokenTypes": tokenTypes(), "tokenModifiers": tokenModifiers()},
			"full":   map[string]any{"delta": true}, "range": true,
		},
		"codeActionProvider":     map[string]any{"codeActionKinds": []string{"quickfix", "refactor", "refactor.extract", "refactor.rewrite", "source.organizeImports"}},
		"codeLensProvider":       map[string]any{"resolveProvider": false},
		"executeCommandProvider": map[string]any{"commands": []string{pullCommand}},
		"workspace":              map[string]any{"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true}},
	}
}

// pullCommand fetches the packages that imports need.
const pullCommand = "barre.pull"

func (s *Server) executeCommand(p *executeCommandParams) (any, error) {
	if p.Command != pullCommand {
		return nil, failure("the command '%s' is not one of the language server: the editor carries it out", p.Command)
	}
	done := s.busy("Pulling packages")
	defer done()
	s.online = true
	clear(s.programs)
	for uri := range s.docs {
		if isSource(uri) && !s.isLibrary(uri) {
			s.programOf(uri)
		}
	}
	s.online = false
	s.refresh()
	return nil, nil
}
