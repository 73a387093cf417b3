import Modeler from 'bpmn-js/lib/Modeler';
import { offer } from './bpmn/offer.js';
export const x = [Modeler, offer];
