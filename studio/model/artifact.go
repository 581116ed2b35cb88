package model

import "errors"

func (p *Program) addArtifact(in Intent) ([]Edit, error)    { return nil, errors.New("x") }
func (p *Program) deleteArtifact(in Intent) ([]Edit, error) { return nil, errors.New("x") }
func (p *Program) declFields(id string) (source, []Field, bool) {
	return source{}, nil, false
}
