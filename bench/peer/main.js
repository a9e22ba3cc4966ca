// The page of the peer: the survey, saved to local storage at each change, as we do.
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import definition from './survey.json';

const model = new Model(definition);
const saved = localStorage.getItem('survey');
if (saved) model.data = JSON.parse(saved);
model.onValueChanged.add(() => localStorage.setItem('survey', JSON.stringify(model.data)));
window.survey = model;
renderSurvey(model, document.getElementById('survey'));
